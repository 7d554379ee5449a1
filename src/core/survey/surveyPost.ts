import type { Junk } from '../cleaning/findRemovals.ts';
import type { JunkKind } from '../cleaning/rule.ts';
import type { DiagnosticCode, Severity } from '../diagnostics/checkTable.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { sketchOf, type Sketch } from '../text/sketch.ts';
import { articleText } from './articleText.ts';
import { readWords } from './readWords.ts';

/** What only reading all of a post tells. */
export interface PostSurvey {
  /** Of the article's text without junk, as a reader sees it; of Chinese and Japanese every character. */
  readonly words: number;
  /** Of the same text: those that can be seen. */
  readonly characters: number;
  /** The kinds of junk that the post has. */
  readonly junk: Readonly<Partial<Record<JunkKind, JunkAmount>>>;
  /** By code and severity. */
  readonly problems: readonly ProblemCount[];
  /** Of runs of words of the same text, with `SKETCH_SIZE`: what tells texts that are nearly the same. */
  readonly sketch: Sketch;
}

export interface JunkAmount {
  /** The pieces. */
  readonly count: number;
  /** The code units of the post's source that go with them. */
  readonly characters: number;
}

export interface ProblemCount {
  readonly code: DiagnosticCode;
  /** The worst of them: a schema may tell of bad things and of worse. */
  readonly severity: Severity;
  readonly count: number;
}

/** For `shareInCommon`. */
export const SKETCH_SIZE = 32;

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * Surveys a post.
 * @param removals its junk, in order and without overlaps.
 * @param problems what is to be mended in it.
 */
export function surveyPost(
  { document }: { readonly document: PostDocument },
  removals: readonly Junk[],
  problems: readonly Pick<Diagnostic, 'code' | 'severity'>[],
): PostSurvey {
  const ranges = removals.map(({ range }) => range);
  const { words, characters, hashes } = readWords(articleText(document, ranges));
  return {
    words,
    characters,
    junk: countJunk(removals),
    problems: countProblems(problems),
    sketch: sketchOf(hashes, SKETCH_SIZE),
  };
}

function countJunk(removals: readonly Junk[]): PostSurvey['junk'] {
  const junk: Partial<Record<JunkKind, JunkAmount>> = {};
  for (const { kind, range } of removals) {
    const { count, characters } = junk[kind] ?? { count: 0, characters: 0 };
    junk[kind] = { count: count + 1, characters: characters + range.end - range.start };
  }
  return junk;
}

function countProblems(problems: readonly Pick<Diagnostic, 'code' | 'severity'>[]): ProblemCount[] {
  const counts = new Map<DiagnosticCode, ProblemCount>();
  for (const { code, severity } of problems) {
    const { count, severity: before } = counts.get(code) ?? { count: 0, severity };
    const worst = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before) ? severity : before;
    counts.set(code, { code, severity: worst, count: count + 1 });
  }
  // Posts that have the same share one list.
  return [...counts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
