import { slice, type OffsetRange } from '../text/offsetRange.ts';
import { nextLine, lineEnd } from '../text/lines.ts';
import type {
  ClosedFrontMatter,
  Field,
  FrontMatter,
  FrontMatterContent,
  OpenFrontMatter,
  YamlProblem,
} from './postDocument.ts';
import { readYaml, type YamlContent } from './readYaml.ts';

/** Jekyll's own idea of a fence (`Jekyll::Document::YAML_FRONT_MATTER_REGEXP`): three dashes on the first
 * line, closed by three dashes or dots alone on a line. gray-matter and Hexo also know `---js`. */
const OPEN_FENCE = /^\uFEFF?(---([a-z]*))[ \t]*(?:\r\n|\n)/;
const CLOSE_FENCE = /^(?:---|\.\.\.)[ \t]*$/;

/** What a line of front matter looks like: `key:`, indented or `- ` continuation, comment. */
const YAML_LINE = /^(?:[^\s<>[\](){}#:,"'-][^:<>]*:(?:\s|$)|[ \t]+\S|-\s|#)/;

/** Where the front matter stands, before anything of it is read. */
export interface Fences {
  readonly openFence: OffsetRange;
  /** What stands behind the opening fence's dashes: '' for YAML. */
  readonly engine: string;
  /** The lines between the fences; without a closing one, the lines that look like YAML. */
  readonly content: OffsetRange;
  readonly closeFence: OffsetRange | undefined;
}

/** Finds the front matter at the very start of a text (behind a byte order mark). */
export function findFences(text: string): Fences | undefined {
  const open = OPEN_FENCE.exec(text);
  if (!open) return undefined;
  const fenceStart = open[0].startsWith('\uFEFF') ? 1 : 0;
  const openFence = { start: fenceStart, end: fenceStart + open[1]!.length };
  const start = open[0].length;
  const engine = open[2]!;

  for (let end = start; end < text.length; end = nextLine(text, end)) {
    const lineStop = lineEnd(text, end);
    // A fence is short: a line of a hundred thousand characters need not be copied to see that it is none.
    if (lineStop - end < 200 && CLOSE_FENCE.test(text.slice(end, lineStop))) {
      return { openFence, engine, content: { start, end }, closeFence: { start: end, end: end + 3 } };
    }
  }

  let end = start;
  while (end < text.length && YAML_LINE.test(text.slice(end, Math.min(lineEnd(text, end), end + 200)))) {
    end = nextLine(text, end);
  }
  // A text that begins with a thematic break and prose has no front matter to close.
  return end === start ? undefined : { openFence, engine, content: { start, end }, closeFence: undefined };
}

/** Finds the front matter at the very start of a text. Its YAML is read on first use: cleaning seldom needs
 * it, and it takes as long as reading the body. */
export function parseFrontMatter(text: string): FrontMatter {
  const fences = findFences(text);
  if (!fences) return { kind: 'absent' };
  return fences.closeFence ? new ClosedYaml(text, fences, fences.closeFence) : new UnclosedYaml(text, fences);
}

class FencedYaml implements FrontMatterContent {
  readonly openFence: OffsetRange;
  readonly engine: string;
  readonly content: OffsetRange;
  readonly #text: string;
  #yaml: YamlContent | undefined;

  constructor(text: string, { openFence, engine, content }: Fences) {
    this.#text = text;
    this.openFence = openFence;
    this.engine = engine;
    this.content = content;
  }

  get fields(): readonly Field[] {
    return this.#read().fields;
  }

  get problems(): readonly YamlProblem[] {
    return this.#read().problems;
  }

  #read(): YamlContent {
    const { engine, content } = this;
    return (this.#yaml ??= isYaml(engine) ? readYaml(slice(this.#text, content), content.start) : NO_YAML);
  }
}

class UnclosedYaml extends FencedYaml implements OpenFrontMatter {
  readonly kind = 'unclosed';
}

class ClosedYaml extends FencedYaml implements ClosedFrontMatter {
  readonly kind = 'closed';
  readonly closeFence: OffsetRange;

  constructor(text: string, fences: Fences, closeFence: OffsetRange) {
    super(text, fences);
    this.closeFence = closeFence;
  }
}

/** Of other engines it is code, not data: nothing may read it, let alone run it. */
export function isYaml(engine: string): boolean {
  return engine === '' || engine === 'yaml';
}

const NO_YAML: YamlContent = { fields: [], problems: [] };
