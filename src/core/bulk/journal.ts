import { fingerprint } from '../text/fingerprint.ts';
import type { ChangedPiece, JournalEntry } from './journalEntry.ts';

/** How a journal is written down: other versions are not read. */
const VERSION = 1;

/**
 * How far a bulk change has come. `running`: its posts are being changed, or were when VS Code ended. `done`: it
 * can be undone. `undoing`: that is under way, or was.
 */
export type JournalState = 'running' | 'done' | 'undoing';

/** What a journal says of itself. */
export interface JournalHead {
  /** What people know the change by: the name of a command. */
  readonly title: string;
  readonly state: JournalState;
  /** How many parts hold the entries. */
  readonly parts: number;
  /** How many entries there are. */
  readonly posts: number;
}

/** The head as a file of its own, which is written last. */
export function renderHead(head: JournalHead): string {
  return sealed(JSON.stringify({ version: VERSION, ...head }));
}

/** @returns undefined where the text is no head, or not a whole one. */
export function readHead(text: string): JournalHead | undefined {
  const value = readObject(unsealed(text) ?? '');
  if (!value || value['version'] !== VERSION) return undefined;
  const { title, state, parts, posts } = value;
  if (typeof title !== 'string' || !isState(state) || !isCount(parts) || !isCount(posts)) return undefined;
  return { title, state, parts, posts };
}

/** Entries as a file, an entry a line. */
export function renderPart(entries: readonly JournalEntry[]): string {
  return sealed(entries.map((entry) => JSON.stringify(entry)).join('\n'));
}

/** @returns undefined where the text is damaged, or not whole: none of it is believed then. */
export function readPart(text: string): JournalEntry[] | undefined {
  const lines = unsealed(text);
  if (lines === undefined) return undefined;
  const entries = lines.split('\n').map(readEntry);
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}

/** Text with its fingerprint behind it. */
function sealed(text: string): string {
  return `${text}\n${fingerprint(text)}\n`;
}

function unsealed(text: string): string | undefined {
  const seal = /\n([\da-f]{16})\n$/.exec(text.slice(-18));
  const content = text.slice(0, -18);
  return seal && fingerprint(content) === seal[1] ? content : undefined;
}

function readEntry(line: string): JournalEntry | undefined {
  const value = readObject(line);
  if (!value) return undefined;
  const { uri, before, after, pieces } = value;
  if (typeof uri !== 'string' || typeof before !== 'string' || typeof after !== 'string') return undefined;
  return arePieces(pieces) ? { uri, before, after, pieces } : undefined;
}

/** In order and apart: so that their edits never overlap. */
function arePieces(value: unknown): value is readonly ChangedPiece[] {
  let end = 0;
  return (
    Array.isArray(value) &&
    value.every((piece: unknown) => {
      if (!Array.isArray(piece) || piece.length !== 3) return false;
      const [start, before, after] = piece as readonly unknown[];
      if (!isCount(start) || start < end || typeof before !== 'string' || typeof after !== 'string') {
        return false;
      }
      end = start + before.length;
      return true;
    })
  );
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    // What cannot be read is as good as damaged.
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isState(value: unknown): value is JournalState {
  return value === 'running' || value === 'done' || value === 'undoing';
}
