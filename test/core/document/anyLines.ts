import fc from 'fast-check';

/** Lines that nobody would write, of all that means something in YAML. */
export function anyLines(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    ...[
      'a',
      'b-c',
      'x',
      ' ',
      ' ',
      ':',
      ': ',
      '\n',
      '\n',
      '\r\n',
      '\r',
      '\t',
      ',',
      '[',
      ']',
      '[ ',
      ' ]',
      '"',
      "'",
    ],
    ...[
      '#',
      ' #',
      '-',
      '- ',
      '?',
      '? ',
      '1',
      '.5',
      '0x1',
      'e5',
      '~',
      'null',
      'true',
      '港口',
      '😀',
      '\u00A0',
      '\uFEFF',
    ],
    ...[
      '\u2028',
      '\u0085',
      '%',
      '@',
      '`',
      '&',
      '*',
      '!',
      '|',
      '>',
      '{',
      '}',
      '\\',
      '2021-01-02',
      '=',
      '<<',
      '_',
    ],
  );
  const some = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const value = fc.oneof(
    some,
    some.map((text) => ` ${text}`),
    some.map((text) => ` "${text}"`),
    some.map((text) => ` '${text}'`),
    fc.array(some, { maxLength: 3 }).map((items) => ` [ ${items.join(', ')} ]`),
  );
  const key = fc.constantFrom('title', 'from', 'a', 'null', 'true', 'e5', '__proto__');
  const line = fc.tuple(key, value, fc.constantFrom('\n', '\n', '\r\n', ' \n'));
  return fc
    .array(line, { maxLength: 4 })
    .map((lines) => lines.map(([name, text, end]) => `${name}:${text}${end}`).join(''));
}
