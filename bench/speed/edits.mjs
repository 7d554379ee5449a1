// What is typed, and into what.
import { findCorpus, readPosts } from '../corpus.mjs';
import { generatePosts, longestPost } from '../generate.mjs';

/** The texts of the corpus, or of generated posts where there is none. */
export function allPosts() {
  const corpus = findCorpus();
  const posts = corpus ? readPosts(corpus) : [...generatePosts(200), longestPost()];
  return posts.map(({ text }) => text);
}

/** One more character in the `index`th of many places in the text. */
export function typeInto(text, index) {
  const places = [...text.matchAll(/[\u3400-\u9fff]{3}/g)];
  const at = places[Math.floor(((index * 0.618) % 1) * places.length)]?.index ?? text.length;
  return insert(text, at, '字');
}

/** The text after each of so many letters that are typed in its midst. */
export function typeOn(text, letters) {
  const places = [...text.matchAll(/[\u3400-\u9fff]{3}/g)];
  const at = places[places.length >> 1]?.index ?? text.length;
  return Array.from({ length: letters }, (_, count) => insert(text, at + 1, '字'.repeat(count + 1)));
}

function insert(text, at, letters) {
  // Through bytes: a text that was put together is flattened on first use, which an editor's need not be.
  return Buffer.from(`${text.slice(0, at)}${letters}${text.slice(at)}`).toString();
}
