import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';
import { readableByParse5 } from './exactHtml.ts';

/** Where a character reference stands: in an attribute, `&copy=` is none. */
export type ReferencePlace = 'text' | 'attribute';

/** The commonest references; parse5 knows them all. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00A0'],
]);

/** All that may be a reference: by its number or its name, or neither. */
const REFERENCE = /&(?:#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}));|([a-zA-Z\d]+)([;=]?))|&#/g;

/** The text with its character references resolved as parse5 does, and every end of line a line feed. */
export function resolveReferences(text: string, where: ReferencePlace): string {
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  if (!text.includes('&')) return text;
  let isPlain = true as boolean;
  const resolved = text.replace(REFERENCE, (whole, decimal, hexadecimal, name, end) => {
    const code =
      decimal !== undefined
        ? Number.parseInt(decimal as string, 10)
        : hexadecimal !== undefined
          ? Number.parseInt(hexadecimal as string, 16)
          : undefined;
    if (code !== undefined) {
      if (isPlainCode(code)) return String.fromCodePoint(code);
    } else if (end === ';') {
      const plain = PLAIN.get(name as string);
      if (plain !== undefined) return plain;
    } else if (end === '=' && where === 'attribute') {
      return whole;
    }
    isPlain = false;
    return whole;
  });
  return isPlain ? resolved : resolveByParser(text, where);
}

/** Codes that stand for their own character: not those that the standard maps to others. */
function isPlainCode(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x7f) ||
    (code >= 0xa0 && code < 0xd800) ||
    (code >= 0xe000 && code <= 0x10ffff) ||
    code === 0x0a
  );
}

function resolveByParser(text: string, where: ReferencePlace): string {
  let resolved = '';
  const add = ({ chars }: Token.CharacterToken): void => {
    resolved += chars;
  };
  const ignore = (): void => {};
  const handler: TokenHandler = {
    onCharacter: add,
    onWhitespaceCharacter: add,
    onNullCharacter: add,
    onStartTag({ attrs }) {
      resolved = attrs[0]!.value;
    },
    onComment: ignore,
    onDoctype: ignore,
    onEndTag: ignore,
    onEof: ignore,
  };
  const tokenizer = new Tokenizer({}, handler);
  // Nothing in a text that is handed over here begins a tag; a title may hold some.
  if (where === 'text') tokenizer.state = TokenizerMode.RCDATA;
  const readable = readableByParse5(text);
  tokenizer.write(where === 'text' ? readable : `<a b="${readable.replaceAll('"', '&quot;')}">`, true);
  return resolved;
}
