import type { Message } from '../text/message.ts';

/** What may stand at a place of a settings file. */
export type Shape =
  | { readonly is: 'text' }
  | { readonly is: 'flag' }
  /** One of a few words. */
  | { readonly is: 'word'; readonly words: readonly string[] }
  | { readonly is: 'list'; readonly of: Shape }
  | MapShape;

export interface MapShape {
  readonly is: 'map';
  readonly keys: Readonly<Record<string, Entry>>;
  /** A key that must be there. */
  readonly required?: string;
}

/** What may stand behind a key. */
export interface Entry {
  readonly shape: Shape;
  /** What it is for. */
  readonly about: Message;
}

export const TEXT: Shape = { is: 'text' };
export const FLAG: Shape = { is: 'flag' };
export const TEXTS: Shape = { is: 'list', of: TEXT };

export function word(...words: readonly string[]): Shape {
  return { is: 'word', words };
}

/** A map whose keys all hold the same. */
export function each(keys: readonly string[], shape: Shape, about: (key: string) => Message): MapShape {
  return { is: 'map', keys: Object.fromEntries(keys.map((key) => [key, { shape, about: about(key) }])) };
}

/** What may stand behind a key of a map. */
export function entryOf(shape: Shape | undefined, key: string): Entry | undefined {
  return shape?.is === 'map' && Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
}
