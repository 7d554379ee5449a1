/** What the extension sends the worker that indexes filter lists; the answer is the index. */
export interface ListToIndex {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** What people know the list by. */
  readonly name: string;
}
