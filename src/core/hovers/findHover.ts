import type { ArchiveIndex, CountedField } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { readFacts } from '../facts/postFacts.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';
import { message, type Message } from '../text/message.ts';
import { touches, type OffsetRange } from '../text/offsetRange.ts';

/** What is shown when one points at something. */
export interface Hover {
  /** What it speaks of. */
  readonly range: OffsetRange;
  /** In Markdown. */
  readonly text: Message;
}

/** What a field is for, in how many posts a value stands, when the stamp was set. */
export function findHover(post: PostDocument, offset: number, archive: ArchiveIndex): Hover | undefined {
  const { frontMatter, stamp } = post;
  if (stamp?.time !== undefined && touches(stamp.range, offset)) {
    const time = new Date(stamp.time).toISOString();
    return { range: stamp.range, text: message('The stamp: published at {time}', { time }) };
  }
  if (frontMatter.kind === 'absent') return undefined;
  const field = frontMatter.fields.find(({ range }) => touches(range, offset));
  if (!field) return undefined;
  if (touches(field.keyRange, offset)) {
    const known = KNOWN_FIELDS.find(({ key }) => key === field.key);
    return known && { range: field.keyRange, text: message(known.description) };
  }
  const facts = readFacts(post);
  const used = (counted: CountedField, value: string, range: OffsetRange): Hover => {
    const count = archive.count(counted, value);
    return { range, text: message('“{value}”: posts in this workspace: {count}', { value, count }) };
  };
  for (const key of ['tags', 'categories'] as const) {
    const term = facts[key].find(({ range }) => touches(range, offset));
    if (term) return used(key, term.value, term.range);
  }
  if (field.value.kind === 'scalar' && (field.key === 'author' || field.key === 'layout')) {
    return used(field.key, field.value.text, field.value.range);
  }
  return undefined;
}
