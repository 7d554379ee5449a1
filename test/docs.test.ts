// The documents say what is so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { testExamples } from '../src/core/cleaning/ruleText/examples.ts';
import { CONDITIONS } from '../src/core/cleaning/ruleText/conditions.ts';
import { STEPS } from '../src/core/cleaning/ruleText/readTarget.ts';
import { parseRuleText } from '../src/core/cleaning/ruleText/ruleText.ts';
import { CHECKS } from '../src/core/diagnostics/checkTable.ts';
import type { Diagnostic } from '../src/core/diagnostics/diagnostic.ts';
import { findDiagnostics, type DiagnosticOptions } from '../src/core/diagnostics/findDiagnostics.ts';
import { parsePost } from '../src/core/document/parsePost.ts';
import { readFacts } from '../src/core/facts/postFacts.ts';
import { REPAIR_KINDS } from '../src/core/repairs/repair.ts';
import { CONDITION_DOCS } from '../src/core/ruleLanguage/conditionDocs.ts';
import { HEADER_DOCS, KEEP_DOCS } from '../src/core/ruleLanguage/headerDocs.ts';
import { readSite, withLayouts } from '../src/core/site/site.ts';
import { english } from '../src/core/text/message.ts';
import { applyEdits } from '../src/core/text/textEdit.ts';
import { filesBelow } from './sources.ts';

interface Manifest {
  readonly version: string;
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const PAGE = 'docs/diagnostics.md';
const codes: readonly string[] = Object.keys(CHECKS);
const severities: Readonly<Record<string, { readonly severity: string }>> = CHECKS;
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** The page's sections: what stands between one `##` heading and the next. */
const sections = new Map(
  readFileSync(PAGE, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section): [string, string] => {
      const end = section.indexOf('\n');
      return [section.slice(0, end).trim(), section.slice(end)];
    }),
);
const GENERAL = ['Change a severity'];

/** A post of the page, and the site that it is in. */
interface Example {
  readonly text: string;
  readonly fileName: string | undefined;
  readonly options: DiagnosticOptions;
}

/** The post below `Bad:` or `Good:`. Both are where the bad one is said to be. */
function example(section: string, which: 'Bad' | 'Good'): Example {
  const text = new RegExp(`^${which}(?:, in .*)?:\\n\\n\`\`\`md\\n([^]*?)^\`\`\`$`, 'm').exec(section)?.[1];
  assert.ok(text, `no example ${which}`);
  const file = /^Bad, in `(.*)`:$/m.exec(section)?.[1];
  const config = /^With this `_config.yml`:\n\n```yml\n([^]*?)^```$/m.exec(section)?.[1];
  const layouts = /^With `(.*)` in `_layouts`:$/m.exec(section)?.[1];
  const site = layouts === undefined ? readSite(config) : withLayouts(readSite(config), [layouts]);
  return {
    text,
    fileName: file && path.posix.basename(file),
    options: file === undefined ? {} : { site, path: file, now: Date.UTC(2026, 0) },
  };
}

function diagnose({ text, fileName, options }: Example): Diagnostic[] {
  const post = parsePost(text);
  return findDiagnostics(post, readFacts(post, fileName), options);
}

/** What headings can be linked to, as GitHub and VS Code name them. */
function anchors(markdown: string): string[] {
  return [...withoutCode(markdown).matchAll(/^#+ +(.*)$/gm)].map((match) =>
    match[1]!
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(markdown: string): string {
  return markdown
    .replace(/^```[^]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
}

/** What a post alone does not have. */
const OF_THE_ARCHIVE = new Set([
  'schema',
  'same-from',
  'same-address',
  'same-title',
  'other-spelling',
  'usual-field',
  'usual-date',
]);

describe(PAGE, () => {
  it('has a section for every code and none for others', () => {
    assert.deepEqual(
      [...sections.keys()].filter((name) => !GENERAL.includes(name)),
      codes,
    );
  });

  for (const [code, section] of sections) {
    if (!codes.includes(code)) continue;
    describe(code, () => {
      it('has the default severity of the table', () => {
        const match = /^- \*\*Default severity:\*\* (\w+) \(\[change it\]\(#change-a-severity\)\)$/m.exec(
          section,
        );
        assert.equal(match?.[1], severities[code]!.severity);
      });

      it('tells the fix', () => assert.match(section, /^- \*\*Fix:\*\* \S/m));

      // What other posts tell is shown in words.
      if (OF_THE_ARCHIVE.has(code)) return;

      it('shows a post that has it, and nothing else', () => {
        const found = diagnose(example(section, 'Bad'));
        assert.deepEqual(
          found.map((diagnostic) => diagnostic.code),
          [code],
        );
      });

      it('shows what its first fix makes of it, and that is right', () => {
        const bad = example(section, 'Bad');
        const good = example(section, 'Good');
        assert.deepEqual(diagnose(good), []);
        const [fix] = diagnose(bad)[0]!.fixes;
        if (fix) assert.equal(applyEdits(bad.text, fix.edits), good.text);
      });
    });
  }
});

describe('docs/rules.md', () => {
  const page = readFileSync('docs/rules.md', 'utf8');

  it('names every condition and step', () => {
    const missing = [...CONDITIONS.keys(), ...STEPS].filter((name) => !page.includes(`\`:${name}(`));
    assert.deepEqual(missing, []);
  });

  it('says what the editor says of conditions, comments and exceptions', () => {
    const rows = new Map(
      [...page.matchAll(/^\| (.+?) \| (.+) \|$/gm)].flatMap(([, forms, said]) =>
        forms!.split(/(?<=`), (?=`)/).map((form): [string, string] => [form, said!]),
      ),
    );
    const wanted = [
      ...[...CONDITION_DOCS.values()].map(({ forms, text }) => ({ form: `:${forms[0]!}`, text })),
      ...HEADER_DOCS.values(),
      ...KEEP_DOCS.values(),
    ];
    for (const { form, text } of wanted) {
      const said = english(text).replace(/\.$/, '');
      assert.equal(rows.get(`\`${form}\``), said[0]!.toLowerCase() + said.slice(1), form);
    }
  });

  it('shows conditions that there are', () => {
    const shown = [...page.matchAll(/`:([a-z-]+)\([^`]*\)`(?=[,|, ])/g)].map((match) => match[1]!);
    const known = [...CONDITIONS.keys(), ...STEPS, 'not', 'has', 'is'];
    assert.deepEqual(
      shown.filter((name) => !known.includes(name)),
      [],
    );
    assert.ok(shown.length > 20);
  });

  it('shows rules that can be read, and that do what their examples say', () => {
    const texts = [...page.matchAll(/^```\n([^]*?)^```$/gm)].map((match) => match[1]!);
    assert.equal(texts.length, 2);
    for (const text of texts) {
      const list = parseRuleText(text);
      assert.deepEqual([list.errors, testExamples(list)], [[], []]);
      assert.ok(list.rules.length > 0);
    }
  });
});

describe('The setting galley.diagnostics.severity', () => {
  const setting = manifest.contributes.configuration.properties['galley.diagnostics.severity'] as {
    readonly properties: Readonly<
      Record<string, { readonly enum?: readonly string[]; readonly default?: string }>
    >;
  };

  it('knows every code and no other', () => {
    const known = Object.keys(setting.properties);
    assert.deepEqual(
      {
        missing: codes.filter((code) => !known.includes(code)),
        left: known.filter((code) => !codes.includes(code)),
      },
      { missing: [], left: [] },
    );
  });

  it('offers every severity, with the default of the table', () => {
    for (const [code, property] of Object.entries(setting.properties)) {
      if (property.enum)
        assert.deepEqual([...property.enum].sort(), ['error', 'hint', 'information', 'off', 'warning']);
      if (property.default !== undefined) assert.equal(property.default, severities[code]?.severity, code);
    }
  });
});

describe('The setting galley.repairs.kinds', () => {
  const setting = manifest.contributes.configuration.properties['galley.repairs.kinds'] as {
    readonly default: Readonly<Record<string, boolean>>;
    readonly properties: Readonly<Record<string, { readonly default: boolean }>>;
  };

  it('knows every kind and no other, with the same default twice', () => {
    assert.deepEqual(Object.keys(setting.properties), [...REPAIR_KINDS]);
    const defaults = Object.entries(setting.properties).map(([kind, property]) => [kind, property.default]);
    assert.deepEqual(setting.default, Object.fromEntries(defaults));
  });
});

describe('The documents', () => {
  const pages = [
    ...filesBelow('docs', /\.md$/),
    ...filesBelow('.', /\.md$/).filter((file) => !file.includes('/')),
  ];

  for (const page of ['README.md', 'CHANGELOG.md']) {
    it(`${page} has no relative links, which would lead nowhere from a package`, () => {
      assert.deepEqual(readFileSync(page, 'utf8').match(/\]\((?!https?:)[^)]*\)/g) ?? [], []);
    });
  }

  for (const page of pages) {
    it(`${page} links to what exists`, () => {
      const text = withoutCode(readFileSync(page, 'utf8'));
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
      const broken = links.filter((link) => {
        if (/^(?:https?|mailto|command):/.test(link)) return false;
        const [file = '', anchor] = link.split('#');
        const target =
          file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
        if (!existsSync(target)) return true;
        return anchor !== undefined && !anchors(readFileSync(target, 'utf8')).includes(anchor);
      });
      assert.deepEqual(broken, []);
    });
  }

  it('tell of the version in package.json', () => {
    const versions = [...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[([^\]]+)\]/gm)].map(
      (match) => match[1],
    );
    assert.ok(versions.includes(manifest.version), `CHANGELOG.md has ${versions.join(', ')}`);
  });
});
