import { parsePost } from '../../document/parsePost.ts';
import type { PostDocument } from '../../document/postDocument.ts';
import { readFacts, type PostFacts } from '../../facts/postFacts.ts';
import { proposeRules } from '../proposals/proposeRules.ts';
import type { RuleProposal } from '../proposals/ruleProposal.ts';
import type { RuleBook } from '../ruleBook.ts';
import { repeatableBlocks, type Likeness } from './repeatableBlocks.ts';
import { SiteCounts } from './siteCounts.ts';

/** A rule for what stands in many posts of one site. Nothing is removed by it before a person takes it over. */
export interface RepeatSuggestion {
  readonly proposal: RuleProposal;
  /** The source site, without `www.`. */
  readonly site: string;
  /** How many of the site's posts have it, and how many there are. */
  readonly posts: number;
  readonly of: number;
  /** What one of them is called. */
  readonly example: string;
  /** What it looks like there. */
  readonly html: string;
}

/** What fewer posts have is no habit of their site. */
const FEWEST_POSTS = 5;
const LEAST_SHARE = 0.03;

/** The first picture belongs to the article, and a link to its sentence, unless most articles have the same. */
const LEAST_SHARE_OF_DOUBTFUL = 0.5;

/** How many blocks are remembered in all: an archive of one post a site has too many to count. */
const MOST_BLOCKS = 400_000;

/** More suggestions for a site are read by nobody. */
const MOST_SUGGESTIONS = 30;

/**
 * Finds what repeats in the posts of each source site, and no rule takes yet. It sees one post after the
 * other and keeps none of them.
 */
export class RepeatFinder {
  readonly #rules: RuleBook;
  readonly #sites = new Map<string, SiteCounts>();
  #size = 0;

  /** @param rules what they take needs no suggestion. */
  constructor(rules: RuleBook) {
    this.#rules = rules;
  }

  /** @param name what the post is called: a suggestion names one as an example. */
  add(post: PostDocument, facts: PostFacts, name: string): void {
    const site = facts.sourceSite?.replace(/^www\./, '');
    if (site === undefined) return;
    let counts = this.#sites.get(site);
    if (!counts) this.#sites.set(site, (counts = new SiteCounts()));
    const before = counts.size;
    counts.add(repeatableBlocks(post, facts, this.#rules), name);
    this.#size += counts.size - before;
    for (let most = 1; this.#size > MOST_BLOCKS; most++) this.#forget(most);
  }

  /** What is worth a rule, what most posts of their site have first. */
  suggestions(): RepeatSuggestion[] {
    return [...this.#sites]
      .flatMap(([site, counts]) => suggestionsFor(site, counts))
      .sort((a, b) => b.posts - a.posts || b.posts / b.of - a.posts / a.of);
  }

  #forget(most: number): void {
    this.#size = 0;
    for (const [site, counts] of this.#sites) {
      counts.forget(most);
      this.#size += counts.size;
      if (counts.size === 0) this.#sites.delete(site);
    }
  }
}

function suggestionsFor(site: string, counts: SiteCounts): RepeatSuggestion[] {
  const needed = Math.max(FEWEST_POSTS, Math.ceil(counts.posts * LEAST_SHARE));
  // The largest of what holds each other comes first.
  const repeated = counts
    .atLeast(needed)
    .filter(({ doubtful, posts }) => !doubtful || posts >= counts.posts * LEAST_SHARE_OF_DOUBTFUL)
    .sort((a, b) => b.posts - a.posts || b.html.length - a.html.length);
  const suggestions: RepeatSuggestion[] = [];
  for (const { posts, example, html, likeness } of repeated) {
    if (suggestions.length === MOST_SUGGESTIONS) break;
    if (suggestions.some((other) => other.html.includes(html))) continue;
    const proposal = ruleFor(html, likeness, site);
    if (!proposal || suggestions.some((other) => other.proposal.line === proposal.line)) continue;
    suggestions.push({ proposal, site, posts, of: counts.posts, example, html });
  }
  return suggestions;
}

/** What a line must have to be about that by which blocks are the same. */
const WANTED: Readonly<Record<Likeness, RegExp>> = {
  words: /:has-text\(\/\^.*\$\/\)/,
  label: /:has-text\(.*:links\(same-site\)/,
  links: /:max-loose-text\(0\):links\(same-site\)/,
  file: /\[(?:src|data-src|href)(?:\*="\/\/[^"/]+|\^=")\/[^"]+[^"/]"\]/,
  box: /##[a-z\d]+[#.[].*:empty-box\(/,
};

/** The rule for a block: one that is tried on it in a post of its own. */
function ruleFor(html: string, likeness: Likeness, site: string): RuleProposal | undefined {
  const head = `---\nfrom: https://${site}/story\n---\n<div><p>…</p>`;
  const post = parsePost(`${head}${html}<p>…</p></div>\n`);
  const elements = proposeRules(post, readFacts(post), head.length);
  const whole = elements.find(
    ({ range }) => range.start === head.length && range.end === head.length + html.length,
  );
  return whole?.proposals.find(({ line }) => WANTED[likeness].test(line) && !hasNumberedName(line));
}

/** Whether a rule names what has another number in the next post. */
function hasNumberedName(line: string): boolean {
  return /##[^:[]*\d/.test(line);
}
