import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { run } from './support.ts';

const PAGES = [
  'README.md',
  'docs/command-line.md',
  'docs/team-settings.md',
  'docs/rules.md',
  'docs/diagnostics.md',
  'CHANGELOG.md',
];

describe('The calls that the documents show', () => {
  for (const page of PAGES) {
    it(`${page} names commands and options that there are`, async () => {
      const calls = readFileSync(page, 'utf8').matchAll(/\bgalley (?!help\b)([a-z]+)\b([^`\n&|;>]*)/g);
      for (const [call, name, rest] of calls) {
        const options = rest!.match(/(?<=[\s[|])--[a-z][a-z-]*/g) ?? [];
        const { code, out } = await run(['help', name!]);
        // “galley” is a word of other sentences too.
        if (code !== 0 && options.length === 0) continue;
        for (const option of options)
          assert.match(out, new RegExp(`${option}(?![a-z-])`), `${option} in “${call}”`);
      }
    });
  }
});
