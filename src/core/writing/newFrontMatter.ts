import { NO_HABITS } from '../archive/fieldHabits.ts';
import type { PostDocument } from '../document/postDocument.ts';
import type { PostFacts } from '../facts/postFacts.ts';
import { ARCHIVED_POST_FIELDS } from '../schema/knownFields.ts';
import { lineBreakOf } from '../text/lines.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { defaultValue, titleSource, type Surroundings } from './fieldDefaults.ts';
import { slugOf } from './fileNames.ts';

/** A post that somebody begins. */
export interface NewPost {
  /** '' where the title has neither letter nor digit. */
  readonly slug: string;
  /** The day that its file's name begins with, as its date says; undefined for a draft. */
  readonly day: string | undefined;
  readonly text: string;
}

/** The fields of a blog that has no post yet. */
const FIRST_FIELDS = ['layout', 'title', 'date'];

/** Nothing is known of a post that is not there, but its title. */
const NO_FACTS: PostFacts = {
  fields: new Map(),
  title: undefined,
  date: undefined,
  author: undefined,
  layout: undefined,
  from: undefined,
  sourceSite: undefined,
  tags: [],
  categories: [],
  archived: false,
  stampTime: undefined,
  headingTitle: undefined,
  headingUrl: undefined,
  fileDay: undefined,
  fileTitle: undefined,
};

/** Begins a post with the fields that nearly all posts around it have. A draft has no date yet. */
export function renderNewPost(title: string, isDraft: boolean, around: Surroundings): NewPost {
  const trimmed = title.replace(/\s+/g, ' ').trim();
  const date = defaultValue('date', NO_FACTS, around);
  const lines = usualFields(around, FIRST_FIELDS)
    .filter((key) => key !== 'date' || !isDraft)
    .map((key) =>
      key === 'title'
        ? `title: ${titleSource(trimmed, around.habits ?? NO_HABITS)}`
        : fieldLines(key, NO_FACTS, around),
    );
  return {
    slug: slugOf(trimmed),
    day: isDraft ? undefined : date.slice(0, 10),
    text: ['---', ...lines, '---', '', ''].join('\n'),
  };
}

/** What gives a post front matter that has none, or an empty one; undefined where it has some. */
export function addFrontMatter(
  { text, frontMatter }: PostDocument,
  facts: PostFacts,
  around: Surroundings,
): TextEdit | undefined {
  const lineBreak = lineBreakOf(text);
  const render = (): string => {
    const keys = usualFields(around, facts.archived ? ARCHIVED_POST_FIELDS : FIRST_FIELDS);
    return keys.map((key) => fieldLines(key, facts, around) + '\n').join('');
  };
  if (frontMatter.kind === 'absent') {
    const at = text.startsWith('\uFEFF') ? 1 : 0;
    const newText = `---\n${render()}---\n`.replaceAll('\n', lineBreak);
    return { range: { start: at, end: at }, newText };
  }
  const { kind, engine, content, fields, problems } = frontMatter;
  const isEmpty = text.slice(content.start, content.end).trim() === '';
  if (kind !== 'closed' || engine !== '' || fields.length > 0 || problems.length > 0 || !isEmpty)
    return undefined;
  return { range: content, newText: render().replaceAll('\n', lineBreak) };
}

function usualFields(
  { habits, requiredFields }: Surroundings,
  otherwise: readonly string[],
): readonly string[] {
  const usual = habits?.usual ?? [];
  return usual.length > 0 ? usual : (requiredFields ?? otherwise);
}

/** `key: value`, or `key:`. */
function fieldLines(key: string, facts: PostFacts, around: Surroundings): string {
  const value = defaultValue(key, facts, around).replace('[  ]', '[]');
  return value === '' || value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`;
}
