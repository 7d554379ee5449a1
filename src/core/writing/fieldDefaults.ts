import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import { NO_HABITS, type FieldHabits, type TermsForm } from '../archive/fieldHabits.ts';
import { quoted, yamlScalar } from '../document/yamlScalar.ts';
import { formOfNow, writeDate, type Moment } from '../facts/writableForm.ts';
import { httpUrl, type PostFacts } from '../facts/postFacts.ts';
import type { FrontMatterSchema } from '../jsonSchema/frontMatterSchema.ts';
import { KNOWN_FIELDS } from '../schema/knownFields.ts';

/** What is around a post that is being written. What is not known yet is left out. */
export interface Surroundings {
  readonly archive?: ArchiveIndex;
  readonly habits?: FieldHabits;
  readonly now?: Moment;
  /** The fields that the post must have. */
  readonly requiredFields?: readonly string[];
  /** Schemas that the workspace has for such posts. */
  readonly schemas?: readonly FrontMatterSchema[];
}

/** A date that a post may have, and what says so. */
export interface DateChoice {
  readonly date: string;
  readonly source: 'stamp' | 'fileName' | 'now';
}

/** The value that a missing field most likely gets, as YAML; '' where nothing tells. */
export function defaultValue(key: string, facts: PostFacts, around: Surroundings): string {
  const { habits = NO_HABITS, archive } = around;
  const ofSite = habits.ofSite.get(facts.sourceSite ?? '')?.get(key) ?? [];
  switch (key) {
    case 'layout':
      return yamlScalar(habits.values.get(key) ?? archive?.values('layout')[0]?.value ?? 'post', 'block');
    case 'title':
      return titleSource(facts.headingTitle ?? facts.fileTitle ?? '', habits);
    case 'date':
      return findDates(facts, around)[0]?.date ?? '';
    case 'author': {
      const author = ofSite[0] ?? usualAuthor(around);
      return author === undefined ? '' : yamlScalar(author, 'block');
    }
    case 'from':
      return httpUrl(facts.headingUrl ?? '') ? yamlScalar(facts.headingUrl!, 'block') : '';
    default: {
      if (KNOWN_FIELDS.find((field) => field.key === key)?.type === 'terms') {
        return termsSource(ofSite, habits.terms);
      }
      const usual = habits.values.get(key);
      return usual === undefined || !mayBe(usual, key, around) ? '' : asWritten(usual);
    }
  }
}

/** Whether the schemas allow the value, as far as they list what they allow. */
function mayBe(value: string, key: string, { schemas = [] }: Surroundings): boolean {
  const allowed = schemas.flatMap((schema) => schema.field(key)?.values ?? []);
  return allowed.length === 0 || allowed.some((one) => String(one) === value);
}

/** The dates that the post may have, the most likely first: that of the article, and that of the file unless it
 * is being written today. */
export function findDates(facts: PostFacts, { habits, now }: Surroundings): DateChoice[] {
  const form = formOfNow(habits?.dateForm, facts.archived, now ?? { time: 0, offset: 0 });
  const write = (time: number): string | undefined => writeDate(form, { time, offset: now?.offset ?? 0 });
  const stamped = facts.stampTime === undefined ? undefined : write(facts.stampTime);
  const today = now && write(now.time);
  const choices: [source: DateChoice['source'], date: string | undefined][] = [
    ['stamp', stamped],
    ['now', today],
  ];
  const isOld = facts.fileDay !== undefined && today?.startsWith(facts.fileDay) !== true;
  choices.splice(isOld ? 1 : 2, 0, ['fileName', facts.fileDay]);
  return choices.flatMap(([source, date]) => (date === undefined ? [] : [{ source, date }]));
}

/** A title in the quotes that the archive puts around titles. */
export function titleSource(title: string, { titleQuote }: FieldHabits): string {
  if (title === '') return '';
  return titleQuote === ''
    ? yamlScalar(title, 'block')
    : quoted(title, titleQuote === "'" ? 'single' : 'double');
}

/** Tags or categories as the archive writes them. */
function termsSource(terms: readonly string[], form: TermsForm): string {
  if (form === 'words' && !terms.some((term) => /\s/.test(term))) return terms.join(' ');
  if (form === 'block' && terms.length > 0) {
    return terms.map((term) => `\n- ${yamlScalar(term, 'block')}`).join('');
  }
  const list = terms.map((term) => yamlScalar(term, 'flow')).join(', ');
  return form === 'tight' || form === 'block' ? `[${list}]` : `[ ${list} ]`;
}

/** Who wrote most posts of the archive. */
function usualAuthor({ archive, habits }: Surroundings): string | undefined {
  const [first] = archive?.values('author') ?? [];
  // Once it is known what posts like this one have, that counts.
  return habits || !first || first.count * 2 < archive!.size ? undefined : first.value;
}

/** A value that other posts have as plain text: a boolean or a number is to stay one. */
function asWritten(value: string): string {
  return isLiteral(value) ? value : yamlScalar(value, 'block');
}

/** Whether a value is meant as a boolean or a number. */
export function isLiteral(value: string): boolean {
  return /^(?:true|false|-?\d{1,15}(?:\.\d{1,15})?)$/.test(value);
}
