import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTeamFile } from '../../../src/core/config/teamFile.ts';
import { english } from '../../../src/core/text/message.ts';

const WHOLE = `files:
  patterns: [ "news/**/*.md" ]
frontMatter:
  requiredFields:
    - title
    - date
  schemas:
    - schema: schemas/post.json
      layouts: [ post ]
      files: _posts/**
diagnostics:
  severity:
    stamp-date: off
  archive: false
cleaning:
  level: thorough
  levels: { ui: "off" }
  rules:
    - example.com##.banner
  lists: [ lists/easylist.txt ]
  sources: [ workspace, galley ]
repairs:
  kinds:
    glued-tag: false
`;

/** What is wrong, as `code «text» message`. */
function problems(text: string): string[] {
  return readTeamFile(text).problems.map(
    ({ code, range, message }) => `${code} «${text.slice(range.start, range.end)}» ${english(message)}`,
  );
}

describe('A team’s file', () => {
  it('says what the settings of the editor say, by the same names', () => {
    const { settings, problems } = readTeamFile(WHOLE);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      'files.patterns': ['news/**/*.md'],
      'frontMatter.requiredFields': ['title', 'date'],
      'frontMatter.schemas': [{ schema: 'schemas/post.json', layouts: ['post'], files: '_posts/**' }],
      'diagnostics.severity': { 'stamp-date': 'off' },
      'diagnostics.archive': false,
      'cleaning.level': 'thorough',
      'cleaning.levels': { ui: 'off' },
      'cleaning.rules': ['example.com##.banner'],
      'cleaning.lists': ['lists/easylist.txt'],
      'cleaning.sources': ['workspace', 'galley'],
      'repairs.kinds': { 'glued-tag': false },
    });
  });

  it('tells where each value stands', () => {
    const { places } = readTeamFile(WHOLE);
    const at = (path: string): string => {
      const { start, end } = places.get(path)!;
      return WHOLE.slice(start, end);
    };
    assert.equal(at('diagnostics.severity.stamp-date'), 'off');
    assert.equal(at('cleaning.sources'), '[ workspace, galley ]');
    assert.equal(at('frontMatter.schemas.0.schema'), 'schemas/post.json');
  });

  it('says nothing where it is empty, a comment, or half typed', () => {
    for (const text of [
      '',
      '\n',
      '# later\n',
      'cleaning:\n',
      'cleaning:\n  level:\n',
      '\uFEFFfiles:\n',
      '---\n',
    ]) {
      const { settings, problems } = readTeamFile(text);
      assert.deepEqual([settings, problems], [{}, []], text);
    }
  });

  it('keeps what is right beside what is wrong, and tells that at its place', () => {
    const text = WHOLE.replace('stamp-date: off', 'stamp-date: of\n    no-such: error')
      .replace('level: thorough', 'level: thorough\n  colour: red')
      .replace('glued-tag: false', 'glued-tag: "no"')
      .replace('- title', '- title\n    - [ a ]\n    - 7');
    assert.deepEqual(problems(text), [
      'wrong-value «[ a ]» This must be text: put it in quotes.',
      'wrong-value «7» This must be text: put it in quotes.',
      'wrong-value «of» This must be one of: error, warning, information, hint, off.',
      'unknown-setting «no-such» “no-such” is no setting.',
      'unknown-setting «colour» “colour” is no setting.',
      'wrong-value «"no"» This must be true or false.',
    ]);
    const { settings } = readTeamFile(text);
    assert.deepEqual(settings['frontMatter.requiredFields'], ['title', 'date']);
    assert.deepEqual(settings['diagnostics.severity'], {});
    assert.equal(settings['cleaning.level'], 'thorough');
    assert.deepEqual(settings['repairs.kinds'], {});
  });

  it('offers what was probably meant', () => {
    const text = 'cleaning:\n  levl: thoroug\n  level: thoroug\n';
    const fixed = readTeamFile(text).problems.map(({ fixes }) =>
      fixes.flatMap(({ edits }) => edits[0]!.newText),
    );
    assert.deepEqual(fixed, [['level'], ['thorough']]);
  });

  it('loses only the section that YAML cannot read', () => {
    const text = 'files:\n  patterns: [ a\ncleaning:\n  level: thorough\n';
    const { settings } = readTeamFile(text);
    assert.equal(settings['cleaning.level'], 'thorough');
    assert.match(problems(text).join('\n'), /^yaml-syntax «[^»]*» YAML cannot read this: [^\n]+\.$/);
  });

  it('takes no rule that cannot be read, and says why at its line', () => {
    const text = 'cleaning:\n  rules:\n    - example.com##.banner\n    - "##:nope("\n';
    const { settings, problems: found } = readTeamFile(text);
    assert.deepEqual(settings['cleaning.rules'], ['example.com##.banner']);
    assert.ok(
      found.length > 0 && found.every(({ range }) => text.slice(range.start, range.end) === '"##:nope("'),
    );
  });

  it('wants a schema’s path, and says when a key stands twice', () => {
    assert.deepEqual(problems('frontMatter:\n  schemas:\n    - layouts: [ post ]\n    - schema: 3\n'), [
      'wrong-value «layouts: [ post ]» “schema” is missing.',
      'wrong-value «3» This must be text: put it in quotes.',
    ]);
    assert.deepEqual(problems('cleaning:\n  level: safe\n  level: off\n'), [
      'wrong-value «level» “level” stands twice: the last one counts.',
    ]);
  });

  it('is not fooled by what JavaScript has of its own, or by another shape altogether', () => {
    const text =
      '__proto__:\n  level: off\nconstructor: 1\ntoString: x\ncleaning:\n  __proto__: { level: off }\n';
    assert.deepEqual(readTeamFile(text).settings, {});
    assert.equal(readTeamFile(text).problems.length, 4);
    for (const other of ['- a\n- b\n', 'words', '3', '[', 'a: *b\n', '['.repeat(100_000)]) {
      const { settings, problems } = readTeamFile(other);
      assert.deepEqual(settings, {}, other.slice(0, 20));
      assert.ok(problems.length > 0, other.slice(0, 20));
    }
  });

  it('never throws, and places every problem in the text', () => {
    const pieces = fc.constantFrom(
      ...WHOLE.split(/(?<=[\s:,[\]{}])/),
      '\t',
      '"',
      "'",
      '&a ',
      '*a ',
      '? ',
      '| ',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { range } of readTeamFile(text).problems) {
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
        }
      }),
    );
  });
});
