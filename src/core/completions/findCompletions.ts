import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { Completion } from './completion.ts';

export function findCompletions(_post: PostDocument, _offset: number, _archive: ArchiveIndex): Completion[] {
  return [];
}
