import {
  createPostService,
  describeCounts,
  english,
  type FilterListData,
  type PostService,
  type RuleBook,
  printable,
} from '../core/postService.ts';
import type { Arguments, OptionSpec } from './arguments.ts';
import type { Io } from './io.ts';
import type { Terminal } from './output.ts';
import { readNamedText, type NamedText } from './namedText.ts';
import { ruleFileLines } from './ruleFiles.ts';

const SOURCES = ['galley', 'rules', 'lists'] as const;

/** Where rules come from, in the order in which they are asked: plain data that a worker thread can be sent.
 * A list has been read already, which takes longer than to send it. */
export type RuleSources = readonly ('galley' | NamedText | FilterListData)[];

export const RULE_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'rules',
    value: 'FILE',
    multiple: true,
    description: 'rules and exceptions besides the built-in ones; may be repeated',
  },
  {
    name: 'list',
    value: 'FILE',
    multiple: true,
    description: 'a filter list made for ad blockers; may be repeated',
  },
  {
    name: 'sources',
    value: 'SOURCE,...',
    multiple: true,
    description: `who is asked, and in which order: ${SOURCES.join(',')} (the default)`,
  },
];

/** The rules and lists that a call names; undefined where one is wrong: without an exception, too much would
 * go. With `--explain`, says what was read of the lists. */
export async function readRuleSources(
  args: Arguments,
  io: Io,
  terminal: Terminal,
): Promise<RuleSources | undefined> {
  const service = createPostService();
  const sources: RuleSources[number][] = [];
  for (const source of args.choices('sources', SOURCES) ?? SOURCES) {
    if (source === 'galley') {
      sources.push(source);
      continue;
    }
    for (const path of args.values(source === 'rules' ? 'rules' : 'list')) {
      const file = readNamedText(path, io.fs, io.cwd);
      if (typeof file === 'string') {
        await terminal.complain({ path, reason: file, failed: true });
      } else if (source === 'rules') {
        sources.push(file);
        for (const line of ruleFileLines(file, 'error', service.readRules(file.text, file.name).errors)) {
          await terminal.complain({ path: '', reason: line, failed: true });
        }
      } else {
        const { data } = service.readFilterList(file.text, file.name);
        sources.push(data);
        if (args.has('explain')) {
          await terminal.note(printable(english(describeCounts(data.name, data.counts))));
        }
      }
    }
  }
  return terminal.failed ? undefined : sources;
}

/** The rules, ready for matching. */
export function ruleBookOf(sources: RuleSources, service: PostService): RuleBook {
  return service.ruleBook(
    sources.map((source) => {
      if (source === 'galley') return source;
      return 'counts' in source ? service.filterList(source) : service.readRules(source.text, source.name);
    }),
  );
}
