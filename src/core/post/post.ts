import { PostJunk } from '../cleaning/postJunk.ts';
import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { readFacts, type PostFacts } from '../facts/postFacts.ts';

/** A post that was read: what the service's questions are about. */
export interface Post {
  readonly document: PostDocument;
  readonly facts: PostFacts;
  /** Finds the junk, once for each way of looking. */
  readonly junk: PostJunk;
}

/** Reads a post. Never fails. `fileName` is the base name, where there is one. Of an earlier version is taken over
 * what is the same. */
export function readPost(text: string, fileName?: string, before?: Post): Post {
  return new ReadPost(parsePost(text), fileName, before);
}

class ReadPost implements Post {
  readonly document: PostDocument;
  readonly junk: PostJunk;
  readonly #fileName: string | undefined;
  #facts: PostFacts | undefined;

  constructor(document: PostDocument, fileName: string | undefined, before: Post | undefined) {
    this.document = document;
    this.junk = new PostJunk(document, before?.junk);
    this.#fileName = fileName;
  }

  get facts(): PostFacts {
    return (this.#facts ??= readFacts(this.document, this.#fileName));
  }
}
