import { basename } from 'node:path';
import {
  applyEdits,
  english,
  LineIndex,
  type CleaningLevel,
  type CleaningOptions,
  type JunkKind,
  type PostService,
  type Removal,
  type RuleBook,
} from '../../core/postService.ts';
import { removalsJson } from '../formats/jsonFormat.ts';
import { counted, printable } from '../formats/printable.ts';
import { unifiedDiff } from '../formats/unifiedDiff.ts';
import { count, type PostTask, type TaskTools } from '../jobs/batch.ts';
import { diffName } from '../findPosts.ts';
import { ruleBookOf, type RuleSources } from '../ruleSources.ts';
import { writePost } from '../writePost.ts';

export const CLEAN_FORMATS = ['text', 'json'] as const;

export interface CleanTaskOptions {
  readonly command: 'clean';
  readonly output: 'text' | 'json' | 'diff';
  readonly write: boolean;
  readonly level: CleaningLevel;
  /** Whether to say why, in text. */
  readonly explain: boolean;
  /** All kinds if absent. */
  readonly kinds?: readonly JunkKind[];
  readonly rules: RuleSources;
}

/** The core's options for the command line's. */
export function cleaningOptions(
  { level, kinds, rules }: Pick<CleanTaskOptions, 'level' | 'kinds' | 'rules'>,
  service: PostService,
): CleaningOptions & { readonly rules: RuleBook } {
  return { level, rules: ruleBookOf(rules, service), ...(kinds && { kinds }) };
}

/** Finds the removals of a post, or does them. Its tally counts `posts`, `dirty` (posts with removals),
 * `characters` removed, and the removals by kind as `kind:…`. */
export function createCleanTask(options: CleanTaskOptions, tools: TaskTools): PostTask {
  const { service, reader, fs, cwd } = tools;
  const cleaning = cleaningOptions(options, service);
  const explain = options.explain ? cleaning.rules : undefined;
  return (found, result) => {
    const { path } = found;
    const complain = (reason: string, failed: boolean): void => {
      result.complaints.push({ path, reason, failed });
    };
    const read = reader.read(found);
    if (read.kind === 'unreadable') complain(read.reason, true);
    if (read.kind !== 'post') return;
    const post = service.read(read.text, basename(path));
    if (!found.named && post.document.frontMatter.kind === 'absent') return;

    count(result.tally, 'posts');
    const { removals, leftAlone } = service.clean(post, cleaning);
    if (leftAlone) complain(`left alone: ${english(leftAlone)}`, false);
    if (removals.length === 0) return;
    if (options.write) {
      const content = Buffer.from(cleanedText(read.text, removals), 'utf8');
      const failure = writePost(fs, cwd, path, read.bytes, content);
      if (failure !== undefined) {
        complain(failure, true);
        return;
      }
    }

    count(result.tally, 'dirty');
    for (const { kind, range } of removals) {
      count(result.tally, `kind:${kind}`);
      count(result.tally, 'characters', range.end - range.start);
    }
    switch (options.output) {
      case 'json':
        result.out += `${JSON.stringify({ file: path, removals: removalsJson(removals) })}\n`;
        break;
      case 'diff':
        result.out += unifiedDiff(diffName(path, cwd), read.text, removals);
        break;
      case 'text':
        result.out += removalLines(path, read.text, removals, explain);
        break;
    }
  };
}

/** The text without what is removed. @throws RangeError if that would tear a character apart, which is a bug
 * of a rule: the file could not be written back as it was. */
export function cleanedText(text: string, removals: readonly Removal[]): string {
  for (const { range, rule } of removals) {
    if (splitsCharacter(text, range.start) || splitsCharacter(text, range.end)) {
      throw new RangeError(`rule ${rule} tears a character apart at ${range.start}–${range.end}`);
    }
  }
  return applyEdits(
    text,
    removals.map(({ range }) => ({ range, newText: '' })),
  );
}

/** Whether `offset` lies between the two halves of a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  const after = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}

/** @param explain the rules, for their notes and sources. */
function removalLines(
  path: string,
  text: string,
  removals: readonly Removal[],
  explain: RuleBook | undefined,
): string {
  const lines = new LineIndex(text);
  let out = '';
  for (const { range, kind, rule } of removals) {
    const { line, character } = lines.positionAt(range.start);
    const length = counted(range.end - range.start, 'character');
    const why = explain?.find(rule);
    const reason = why ? ` (${why.source}) ${printable(why.note)}` : '';
    out += `${printable(path)}:${line + 1}:${character + 1} ${kind} ${rule} ${length}${reason}\n`;
  }
  return out;
}
