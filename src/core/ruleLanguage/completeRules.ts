import type { ArchiveIndex } from '../archive/archiveIndex.ts';
import type { Message } from '../text/message.ts';
import type { OffsetRange } from '../text/offsetRange.ts';
import { completeSelector } from './completeSelector.ts';
import { HEADER_DOCS, KIND_DOCS, LEVEL_DOCS } from './headerDocs.ts';
import {
  hostsFetched,
  valuesFor,
  wordRange,
  type RuleCompletion,
  type RuleSurroundings,
} from './ruleCompletion.ts';
import { lineAt, type RuleFile } from './ruleFile.ts';

/** Whether the archive is asked at `offset`: where the sites of a rule stand, or may. */
export function wantsSites(file: RuleFile, offset: number): boolean {
  const { start } = lineAt(file, offset).line.range;
  return /^[^|@!$[#]*$/.test(file.text.slice(Math.min(start, offset), offset));
}

/** What may stand at `offset`, the best first. */
export function completeRules(
  file: RuleFile,
  offset: number,
  surroundings: RuleSurroundings,
): RuleCompletion[] {
  const line = lineAt(file, offset);
  const start = Math.min(line.line.range.start, offset);
  const before = file.text.slice(start, offset);
  if (before.startsWith('!')) return completeComment(file.text, start, offset);
  const marker = /#@?\??#/.exec(before);
  if (marker) {
    const from = start + marker.index + marker[0].length;
    return completeSelector({
      file,
      line,
      from,
      offset,
      isException: marker[0].includes('@'),
      surroundings,
    });
  }
  const network = /^(?:@@)?\|\|([\w.$-]*)$/.exec(before);
  if (network) return [...valuesFor(file, line, offset), ...hostsFetched(file.text, offset, surroundings)];
  if (!/^[^|@!$[]*$/.test(before)) return [];
  const sites = sitesOf(surroundings.archive);
  const range = wordRange(file.text, offset, /[\w.\u0080-\uffff-]/, start);
  return [
    ...(before === '' ? headers({ start: offset, end: offset }, '! ') : []),
    ...sites.map(([label, count]): RuleCompletion => ({ label, kind: 'host', range, newText: label, count })),
  ];
}

function completeComment(text: string, start: number, offset: number): RuleCompletion[] {
  const before = text.slice(start, offset);
  const key = /^!(\s*)[a-z+-]*$/.exec(before);
  if (key) {
    const range = wordRange(text, offset, /[\w+-]/, start + 1);
    return headers(
      text[range.end] === ':' ? { ...range, end: range.end + 1 } : range,
      key[1] === '' ? ' ' : '',
    );
  }
  const value = /^!\s*(kind|level)\s*:\s*[\w-]*$/.exec(before);
  if (!value) return [];
  const docs: Readonly<Record<string, Message>> = value[1] === 'kind' ? KIND_DOCS : LEVEL_DOCS;
  const range = wordRange(text, offset, /[\w-]/, start);
  return Object.entries(docs).map(([label, documentation]): RuleCompletion => ({
    label,
    kind: 'word',
    range,
    newText: label,
    documentation,
  }));
}

function headers(range: OffsetRange, sign: string): RuleCompletion[] {
  return Array.from(HEADER_DOCS, ([key, { form, snippet, text }]): RuleCompletion => {
    const goesOn = key === 'kind' || key === 'level';
    return {
      label: sign.trim() === '' ? key : `${sign}${key}`,
      kind: 'header',
      range,
      newText: `${sign}${snippet}`,
      isSnippet: true,
      ...(goesOn && { goesOn }),
      detail: form,
      documentation: text,
    };
  });
}

/** The source sites of the archive with the number of their posts: rules leave out `www.`. */
function sitesOf(archive: ArchiveIndex): [string, number][] {
  const sites = new Map<string, number>();
  for (const { value, count } of archive.values('sourceSite')) {
    const site = value.replace(/^www\./, '');
    sites.set(site, (sites.get(site) ?? 0) + count);
  }
  return [...sites].sort(([, a], [, b]) => b - a);
}
