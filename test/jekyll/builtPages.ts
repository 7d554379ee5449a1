// Builds pages with a real Jekyll, and tells of HTML what a reader sees of it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** The pages that Jekyll makes of some bodies, without any layout, in their order. */
export function buildPages(bodies: readonly string[], { runsLiquid = false } = {}): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-pages-'));
  try {
    mkdirSync(path.join(folder, 'pages'));
    writeFileSync(path.join(folder, '_config.yml'), 'timezone: UTC\n');
    for (const [number, body] of bodies.entries()) {
      const page = `---\nlayout: null\nrender_with_liquid: ${runsLiquid}\n---\n${body}`;
      writeFileSync(path.join(folder, 'pages', `${number}.md`), page);
    }
    const env = { ...process.env, LANG: 'C.UTF-8', TZ: 'UTC' };
    const { status, stderr } = spawnSync(
      'jekyll',
      ['build', '--quiet', '--disable-disk-cache', '--source', folder, '--destination', `${folder}/_site`],
      { env, cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`Jekyll stopped: ${stderr}`);
    return bodies.map((_, number) =>
      readFileSync(path.join(folder, '_site/pages', `${number}.html`), 'utf8'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The elements that make the structure of an article. */
const STRUCTURE = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 ul ol li table caption thead tbody tfoot tr th td pre blockquote dl dt dd hr figure ' +
    'figcaption'
  ).split(' '),
);
/** Elements that are not part of a line of text. */
const BLOCKS = new Set([
  ...STRUCTURE,
  ...'div section article aside header footer main nav address details summary form fieldset noscript video'.split(
    ' ',
  ),
]);
/** What no reader sees, or what neither shows of its own. */
const UNSEEN = new Set('script style template head title iframe object embed'.split(' '));

/** The box of a task, as Galley writes it. */
function taskBox(node: Node): string {
  const attributes = new Map('attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : []);
  if (attributes.get('class') !== 'task-list-item-checkbox') return '';
  return attributes.has('checked') ? '☑ ' : '☐ ';
}

/** The structure and the visible text of a page, a line for each: `p`, `  ul` … and `| text`. White space is
 * folded as a page folds it, in code as well. */
export function outlineOf(html: string): string[] {
  const lines: string[] = [];
  let text = '';
  const flush = (depth: number): void => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (words !== '') lines.push(`${'  '.repeat(depth)}| ${words}`);
    text = '';
  };
  const walk = (node: Node, depth: number): void => {
    if ('value' in node) text += node.value;
    if (UNSEEN.has(node.nodeName)) return;
    if (node.nodeName === 'br') text += ' ';
    text += taskBox(node);
    const isBlock = BLOCKS.has(node.nodeName);
    const isStructure = STRUCTURE.has(node.nodeName);
    if (isBlock) flush(depth);
    if (isStructure) lines.push('  '.repeat(depth) + node.nodeName);
    const inner = isStructure ? depth + 1 : depth;
    for (const child of 'childNodes' in node ? node.childNodes : []) walk(child, inner);
    if (isBlock) flush(inner);
  };
  walk(parseFragment(html, { scriptingEnabled: false }), 0);
  flush(0);
  return lines;
}
