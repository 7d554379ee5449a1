import type { Message } from '../../text/message.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';
import { hashPiece } from '../pieceHash.ts';
import type { JunkKind } from '../rule.ts';

/** A rule that somebody may want. Nothing is removed by it before it stands among the rules. */
export interface RuleProposal {
  /** One line of rule text: `zaobao.com##div#innity-in-post:empty-box()`. */
  readonly line: string;
  /** What it takes, for people: sentences. */
  readonly description: readonly Message[];
  /** What the junk most likely is. */
  readonly kind: JunkKind;
  /** What the rule is called: `mine:innity-in-post`. */
  readonly id: string;
  /** A piece of HTML that it takes, on one line; undefined where none is short enough. */
  readonly example: string | undefined;
  /** How many pieces of the post it takes. */
  readonly count: number;
  /** How much of the post's text it takes, from 0 to 1. */
  readonly share: number;
  /** Text that each post holds of which it takes something: looking for that first is cheaper. */
  readonly literal: string | undefined;
}

/** The rules proposed for one element. */
export interface ElementProposals {
  /** The element, from its start tag to its end tag. */
  readonly range: OffsetRange;
  /** `<div id="x">` */
  readonly startTag: OffsetRange;
  /** From narrow to wide. */
  readonly proposals: readonly RuleProposal[];
}

/** The proposal as the lines of a file of rules. All that holds for the rules below is said: what was said
 * above them may be another thing. */
export function renderProposal(
  { id, line, example }: Pick<RuleProposal, 'id' | 'line' | 'example'>,
  { kind, note }: { readonly kind: JunkKind; readonly note: string },
): string[] {
  return [
    `! id: ${id}`,
    `! kind: ${kind}`,
    '! level: safe',
    `! note: ${note.replace(/\s+/g, ' ').trim()}`,
    line,
    ...(example === undefined ? [] : [`! + ${example}`]),
  ];
}

/** What a rule is called whose line is `line`, with a word of it if that can stand in an id. */
export function proposalId(word: string, line: string): string {
  const slug = word
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 40);
  const mark = hashPiece(line).slice(0, 4);
  return `mine:${slug.length < 2 ? mark : `${slug}-${mark}`}`;
}
