import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { UsageError, type Arguments } from '../arguments.ts';
import {
  createPostService,
  english,
  renderProposal,
  type PostService,
  type RepeatSearch,
  type RepeatSuggestion,
  printable,
} from '../../core/postService.ts';
import { findPosts } from '../findPosts.ts';
import { counted } from '../formats/counted.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import type { Terminal } from '../output.ts';
import { PostReader } from '../../disk/readPost.ts';
import { readRuleFiles } from '../ruleFiles.ts';

/** Posts between two looks at whether the person wants to stop. */
const TURN = 64;

/** `rules suggest`: writes rules for what repeats in the posts. Nothing is removed, and no file is written. */
export async function suggestRules(
  args: Arguments,
  paths: readonly string[],
  io: Io,
  terminal: Terminal,
): Promise<ExitCode> {
  const format = args.choice('format', ['text', 'json'], 'text');
  const site = args.value('site');
  if (site !== undefined && !/^[\w-]+(?:\.[\w-]+)*$/.test(site)) {
    throw new UsageError(`--site takes a host, such as example.com, not '${site}'`);
  }
  const service = createPostService();
  const files = await readRuleFiles(args.values('rules'), service, io, terminal);
  if (!files) return EXIT.failed;
  const search = service.repeats(
    service.ruleBook(['galley', ...files.map(({ text, name }) => service.readRules(text, name))]),
  );
  const posts = await readAll({ paths, site, service, search }, io, terminal);
  const suggestions = search.suggestions();
  for (const suggestion of suggestions) {
    await terminal.out.write(format === 'json' ? asJson(suggestion) : asText(suggestion));
  }
  if (format === 'text') {
    await terminal.note(`${counted(suggestions.length, 'rule')} to look at, from ${counted(posts, 'post')}.`);
  }
  return terminal.failed ? EXIT.failed : EXIT.ok;
}

interface Reading {
  readonly paths: readonly string[];
  /** Only posts from this site and those below it. */
  readonly site: string | undefined;
  readonly service: PostService;
  readonly search: RepeatSearch;
}

/** @returns how many posts were looked at. */
async function readAll(
  { paths, site, service, search }: Reading,
  io: Io,
  terminal: Terminal,
): Promise<number> {
  const { posts, complaints } = findPosts(paths, io.fs, io.cwd);
  await terminal.complainAll(complaints);
  const reader = new PostReader(io.fs, io.cwd);
  let seen = 0;
  for (const [index, found] of posts.entries()) {
    if (index % TURN === 0) await nextTurn();
    if (io.signal?.aborted) {
      await terminal.complain({ path: '', reason: 'stopped before all posts were done', failed: true });
      break;
    }
    const read = reader.read(found);
    if (read.kind === 'unreadable') {
      await terminal.complain({ path: found.path, reason: read.reason, failed: true });
    }
    if (read.kind !== 'post') continue;
    const post = service.read(read.text, basename(found.path));
    const from = post.facts.sourceSite;
    if (site !== undefined && from !== site && !from?.endsWith(`.${site}`)) continue;
    search.add(post, found.path);
    seen++;
  }
  return seen;
}

/** Lines that a file of rules may hold as they are. */
function asText({ proposal, posts, of, example }: RepeatSuggestion): string {
  const note = proposal.description.map(english).join(' ');
  const lines = [
    `! ${posts} of ${of} posts, such as ${printable(example)}`,
    ...renderProposal(proposal, { kind: proposal.kind, note }),
  ];
  return `${lines.join('\n')}\n\n`;
}

function asJson({ proposal, site, posts, of, example, html }: RepeatSuggestion): string {
  const { line, kind, id } = proposal;
  return `${JSON.stringify({ site, posts, of, rule: line, kind, id, file: example, html })}\n`;
}
