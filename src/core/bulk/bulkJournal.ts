import { readHead, readPart, renderHead, renderPart } from './journal.ts';
import { editsToward, identify, makeEntry, sideOf } from './journalEntry.ts';

/** Keeps what a bulk change does to each post, so that it can be finished and undone: see the functions. */
export type BulkJournal = typeof BULK_JOURNAL;

export const BULK_JOURNAL = Object.freeze({
  identify,
  makeEntry,
  sideOf,
  editsToward,
  renderHead,
  readHead,
  renderPart,
  readPart,
});
