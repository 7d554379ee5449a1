import { UsageError } from './arguments.ts';

/** One part of many: the `index`th of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Reads `3/16`. @throws UsageError */
export function readShard(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > count) {
    throw new UsageError(`--shard is i/n with i from 1 to n, such as 3/16, not '${text}'`);
  }
  return { index, count };
}

/** Whether a path belongs to the shard. Every path belongs to exactly one of n, on every machine. */
export function inShard(path: string, { index, count }: Shard): boolean {
  return hash(path) % count === index - 1;
}

/** FNV-1a over the path's UTF-8 bytes, then MurmurHash3's last step, without which the low bits of similar
 * names are alike. Other machines rely on it: it may not change. */
function hash(path: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(path.replaceAll('\\', '/'), 'utf8')) {
    value = Math.imul(value ^ byte, 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
