import { fnv1a } from '../../text/fnv1a.ts';
import { isInline, type SafeElement, type SafeNode } from './safeTree.ts';
import { sketchOf, type Sketch } from '../../text/sketch.ts';
import { tokensOf } from './tokens.ts';

/** What is compared as a whole first: a block, or a run of text and what stands in it. */
export type Unit = Block | Run;

/** Elements that do nothing but part what they hold from what is around them. */
const PLAIN: ReadonlySet<string> = new Set(
  'address article aside center div footer header main nav section'.split(' '),
);

/** A block element. */
export class Block {
  readonly kind = 'block';
  readonly element: SafeElement;
  /** The elements around it that people do not see, the outermost first. */
  readonly around: readonly SafeElement[];
  /** Whether white space stands behind it. */
  isSpaced = false;
  #units: readonly Unit[] | undefined;
  #isSeen: boolean | undefined;
  #sketch: Sketch | undefined;

  constructor(element: SafeElement, around: readonly SafeElement[]) {
    this.element = element;
    this.around = around;
  }

  get html(): string {
    return this.element.html;
  }

  /** What is compared. */
  get key(): string {
    return this.element.key;
  }

  get units(): readonly Unit[] {
    return (this.#units ??= unitsOf(this.element.children));
  }

  /** Whether people see anything of it. */
  get isSeen(): boolean {
    return (this.#isSeen ??= this.element.isVoid || this.units.some(({ isSeen }) => isSeen));
  }

  get sketch(): Sketch {
    return (this.#sketch ??= sketchOf(this.units.flatMap(({ sketch }) => [...sketch])));
  }
}

/** Text between two blocks, or all that a paragraph holds. */
export class Run {
  readonly kind = 'run';
  readonly nodes: readonly SafeNode[];
  readonly around: readonly SafeElement[];
  isSpaced = false;
  readonly html: string;
  /** What is compared. */
  readonly key: string;
  #sketch: Sketch | undefined;

  constructor(nodes: readonly SafeNode[], around: readonly SafeElement[]) {
    this.nodes = nodes;
    this.around = around;
    this.html = joined(nodes.map(({ html }) => html));
    this.key = joined(nodes.map(({ key }) => key));
  }

  get isSeen(): boolean {
    return tokensOf(this.nodes).some(({ kind }) => kind === 'text' || kind === 'thing');
  }

  get sketch(): Sketch {
    return (this.#sketch ??= sketchOf(pairsOf(tokensOf(this.nodes).map(({ key }) => key))));
  }
}

function joined(parts: readonly string[]): string {
  return parts.join('').trim();
}

/** What stands there, in order, however it is wrapped in elements that people do not see. */
export function unitsOf(nodes: readonly SafeNode[]): readonly Unit[] {
  const units: Unit[] = [];
  addUnits(nodes, [], units);
  return units;
}

function addUnits(nodes: readonly SafeNode[], around: readonly SafeElement[], units: Unit[]): void {
  let run: SafeNode[] = [];
  const endRun = (): void => {
    const last = units.at(-1);
    if (!run.every((node) => isSpace(node))) units.push(new Run(run, around));
    else if (last && run.length > 0) last.isSpaced = true;
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node);
      continue;
    }
    endRun();
    if (node.kind !== 'element') continue;
    if (isWrapper(node)) addUnits(node.children, [...around, node], units);
    else units.push(new Block(node, around));
  }
  endRun();
}

/** Whether people see only what it holds: what has a class is Galley's own, and has its looks. */
function isWrapper({ name, open, children }: SafeElement): boolean {
  return PLAIN.has(name) && !open.includes(' class="') && !children.every((child) => isSpace(child));
}

function isSpace(node: SafeNode): boolean {
  return node.kind === 'text' && node.html.trim() === '';
}

/** Each word with the one before it: two texts of one language share many words, but few such pairs. */
function* pairsOf(words: readonly string[]): Generator<number> {
  let before = 0;
  for (const word of words) {
    if (word.trim() === '') continue;
    const hash = fnv1a(word);
    yield Math.imul(before, 31) ^ hash;
    before = hash;
  }
}

/** FNV-1a, 32 bits. */
