import { ADDRESSES } from './addresses.ts';
import { EMBEDS } from './embeds.ts';
import { FOREIGN } from './foreign.ts';
import { FRONT_MATTER } from './frontMatter.ts';
import { HANDLERS } from './handlers.ts';
import { MARKDOWN } from './markdown.ts';
import { MUTATIONS } from './mutations.ts';
import { NAMES } from './names.ts';
import { PAGE } from './page.ts';
import { PICTURES } from './pictures.ts';
import { SCRIPTS } from './scripts.ts';
import { STYLES } from './styles.ts';
import { TEXTS } from './texts.ts';
import type { Vector, VectorRow } from './vector.ts';

const FAMILIES: Readonly<Record<string, readonly VectorRow[]>> = {
  scripts: SCRIPTS,
  'event handlers': HANDLERS,
  addresses: ADDRESSES,
  'documents in the document': EMBEDS,
  'what acts on the page': PAGE,
  styles: STYLES,
  'names and forgeries': NAMES,
  'graphics and formulas': FOREIGN,
  mutations: MUTATIONS,
  'pictures and films': PICTURES,
  'Markdown and Liquid': MARKDOWN,
  'front matter': FRONT_MATTER,
  'characters and sizes': TEXTS,
};

/** Posts that mean harm, written for this project: what no preview may let happen. */
export const VECTORS: readonly Vector[] = Object.entries(FAMILIES).flatMap(([family, rows]) =>
  rows.map(([name, harm, text]) => ({ family, name, harm, text })),
);
