import { dateFormOf } from '../../facts/dates.ts';
import { articleAddress, plainTitle, scalarOf } from '../../facts/postFacts.ts';
import { findTerms } from '../../terms/termFields.ts';
import { renameTerms } from '../../terms/renameTerms.ts';
import { message } from '../../text/message.ts';
import type { ArchiveContext, CheckContext, Finding } from './check.ts';
import { additionsOf } from './keys.ts';
import { dateEdit, writeInForm } from './rewriteDate.ts';

/** More posts than this are not named. */
const MOST_NAMED = 5;

/** From so many posts on, what nearly all of them do is a habit. */
const FEWEST_POSTS = 50;
const NEARLY_ALL = 0.98;

/** The same source article in another post. */
export function* checkTwinFrom({ facts, archive }: CheckContext): Generator<Finding> {
  const value = scalarOf(facts.fields.get('from'));
  if (!archive || !value || !facts.from) return;
  const key = { from: articleAddress(facts.from) };
  const others = othersOf(archive, archive.index.twins('from', key));
  if (others.length === 0) return;
  yield {
    message: message('Posts with the same “from”: {count}.', { count: others.length }),
    range: value.range,
    fixes: [],
    related: others.slice(0, MOST_NAMED),
  };
}

/** The same title in another post from the same site, which is of another article. */
export function* checkTwinTitle({ facts, archive }: CheckContext): Generator<Finding> {
  const value = scalarOf(facts.fields.get('title'));
  if (!archive || !value) return;
  const from = facts.from ? articleAddress(facts.from) : '';
  const key = { title: plainTitle(value.text), sourceSite: facts.sourceSite ?? '' };
  const same = new Set(archive.index.twins('from', { from }));
  const others = othersOf(archive, archive.index.twins('title', key)).filter((path) => !same.has(path));
  if (others.length === 0) return;
  yield {
    message: message('Posts of the same site with the same title: {count}.', { count: others.length }),
    range: value.range,
    fixes: [],
    related: others.slice(0, MOST_NAMED),
  };
}

/** A tag, category or author that more posts spell otherwise. */
export function* checkSpelling({ post, archive }: CheckContext): Generator<Finding> {
  if (!archive) return;
  const { index } = archive;
  for (const { field, value, range } of findTerms(post)) {
    const [usual] = index.spellings(field, value);
    if (!usual || usual.count <= index.count(field, value)) continue;
    const edits = renameTerms(post, { field, from: new Set([value]), to: usual.value });
    yield {
      message: message('“{value}” is written “{usual}” in other posts: {count}.', {
        value,
        usual: usual.value,
        count: usual.count,
      }),
      range,
      fixes:
        edits.length > 0 ? [{ title: message('Change to “{value}”', { value: usual.value }), edits }] : [],
    };
  }
}

/** A key that nearly all posts from the site have, and this one has not. */
export function* checkUsualKeys({ post, facts, archive, requiredFields }: CheckContext): Generator<Finding> {
  const { frontMatter } = post;
  if (!archive || frontMatter.kind !== 'closed') return;
  const { posts, keys } = archive.index.habits(facts.sourceSite ?? '');
  if (posts < FEWEST_POSTS) return;
  for (const [key, count] of keys) {
    if (count < NEARLY_ALL * posts || facts.fields.has(key) || requiredFields.includes(key)) continue;
    yield {
      message: message('“{key}” is missing; {count} of {posts} posts from the same site have it.', {
        key,
        count,
        posts,
      }),
      range: frontMatter.openFence,
      fixes: additionsOf(key, post.text, frontMatter, facts, [...facts.fields.keys(), key]),
    };
  }
}

/** A date in another form than nearly all posts from the site have. */
export function* checkDateForm({ post, facts, archive, home }: CheckContext): Generator<Finding> {
  const value = scalarOf(facts.fields.get('date'));
  if (!archive || !value || !facts.date) return;
  const form = dateFormOf(value.text);
  const { dateForms } = archive.index.habits(facts.sourceSite ?? '');
  const all = [...dateForms.values()].reduce((sum, count) => sum + count, 0);
  const [usual, count] = [...dateForms].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  if (all < FEWEST_POSTS || count < NEARLY_ALL * all || usual === form) return;
  const same = writeInForm(value, usual, home?.site.zone);
  const edit = same === undefined ? undefined : dateEdit(post.text, value, same);
  yield {
    message: message('{count} of {posts} posts from the same site write the date like this: {form}.', {
      count,
      posts: all,
      form: usual,
    }),
    range: value.range,
    fixes: edit ? [{ title: message('Set the date to {date}', { date: same ?? '' }), edits: [edit] }] : [],
  };
}

function othersOf({ path }: ArchiveContext, paths: readonly string[]): string[] {
  return paths.filter((other) => other !== path);
}
