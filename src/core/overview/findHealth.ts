import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import { JUNK_KINDS, type JunkKind } from '../cleaning/rule.ts';
import type { DiagnosticCode } from '../diagnostics/checkTable.ts';
import type { SurveyTable } from '../survey/surveyTable.ts';

/** More sources are not told. */
const MOST_SOURCES = 100;

interface JunkOfKind {
  readonly kind: JunkKind;
  readonly pieces: number;
  /** The code units that go with them. */
  readonly characters: number;
}

interface SourceHealth {
  /** The host; '' for posts without one. */
  readonly source: string;
  /** The characters of its articles that readers see: what stays. */
  readonly text: number;
  /** The code units of its junk: what goes. */
  readonly junk: number;
}

/** How dirty and how broken the posts are that were surveyed. */
export interface ArchiveHealth {
  readonly surveyed: number;
  readonly kinds: readonly JunkOfKind[];
  /** Those with the most to read first. */
  readonly sources: readonly SourceHealth[];
  /** How many posts have problems of a code, the most frequent first. */
  readonly problems: readonly { readonly code: DiagnosticCode; readonly posts: number }[];
}

/** Sums up what the surveys say of the index's posts. It pauses at every post; more may be surveyed meanwhile.
 * @param index must not change meanwhile. */
export function* findHealth(index: ArchiveIndex, table: SurveyTable): Generator<undefined, ArchiveHealth> {
  const posts = index.posts();
  const names = posts.reader.texts('sourceSite');
  const kinds = new Map(JUNK_KINDS.map((kind) => [kind, { pieces: 0, characters: 0 }]));
  const sources = new Map<string, { text: number; junk: number }>();
  const problems = new Map<DiagnosticCode, number>();
  let surveyed = 0;
  // Where nothing was surveyed there is nothing to look for.
  for (let place = 0; place < (table.size === 0 ? 0 : posts.length); place++) {
    yield;
    const row = table.rowOf(posts.pathAt(place));
    if (row === undefined) continue;
    surveyed++;
    const name = names[posts.reader.numberAt(posts.rows[place]!, 'sourceSite')]!;
    const source = sources.get(name) ?? { text: 0, junk: 0 };
    sources.set(name, source);
    source.text += table.charactersAt(row);
    for (const [kind, sum] of kinds) {
      const { count, characters } = table.junkAt(row, kind);
      sum.pieces += count;
      sum.characters += characters;
      source.junk += characters;
    }
    for (const { code } of table.problemsAt(row)) problems.set(code, (problems.get(code) ?? 0) + 1);
  }
  return {
    surveyed,
    kinds: [...kinds]
      .map(([kind, sum]) => ({ kind, ...sum }))
      .filter(({ pieces }) => pieces > 0)
      .sort((a, b) => b.pieces - a.pieces),
    sources: [...sources]
      .map(([source, sums]) => ({ source, ...sums }))
      .sort((a, b) => b.text + b.junk - a.text - a.junk)
      .slice(0, MOST_SOURCES),
    problems: [...problems]
      .map(([code, count]) => ({ code, posts: count }))
      .sort((a, b) => b.posts - a.posts || (a.code < b.code ? -1 : 1)),
  };
}
