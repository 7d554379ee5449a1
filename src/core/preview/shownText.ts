import type { OffsetRange } from '../text/offsetRange.ts';
import { DerivedText } from './derivedText.ts';
import { markJunk, type JunkMarks, type MarkedJunk } from './junkMarks.ts';

/** `cleaned`: without its junk; `original`: as it is; `removed`: as it is, with the junk marked. */
export type PreviewView = 'cleaned' | 'original' | 'removed';

/** What a view shows of a text. */
export interface ShownText {
  readonly shown: DerivedText;
  /** How to tell the junk in it, where that is marked. */
  readonly marks: JunkMarks | undefined;
}

/** The text in `range` as a view has it. `removals` are in order. */
export function showText(
  source: string,
  range: OffsetRange,
  view: PreviewView,
  removals: readonly MarkedJunk[],
): ShownText {
  if (view === 'removed') {
    const { marked, marks } = markJunk(source, range, removals);
    return { shown: marked, marks };
  }
  const shown = new DerivedText(source);
  let at = range.start;
  for (const { range: junk } of view === 'cleaned' ? removals : []) {
    if (junk.start < at) continue;
    shown.keep({ start: at, end: junk.start });
    at = junk.end;
  }
  shown.keep({ start: Math.min(at, range.end), end: range.end });
  return { shown, marks: undefined };
}
