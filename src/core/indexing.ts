// What it takes to index posts, and no more: a facade of its own, for the same reason as `quick.ts`.
export { readEntry } from './archive/readEntry.ts';
export { TermReader, type PostTerms } from './archive/termReader.ts';
