import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeTeamFile, hoverTeamFile } from '../../../src/core/config/teamHelp.ts';
import { english } from '../../../src/core/text/message.ts';

/** What is offered at the `|`. */
function offered(marked: string): string[] {
  const offset = marked.indexOf('|');
  return completeTeamFile(marked.replace('|', ''), offset).map(({ label }) => label);
}

/** The text once the completion with this label is chosen. */
function chosen(marked: string, label: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { range, newText } = completeTeamFile(text, offset).find((one) => one.label === label)!;
  return text.slice(0, range.start) + newText + text.slice(range.end);
}

const SECTIONS = ['files', 'frontMatter', 'diagnostics', 'cleaning', 'repairs'];
const LEVELS = ['safe', 'thorough', 'off'];

describe('Completion in a team’s file', () => {
  it('offers the sections at the beginning of a line', () => {
    assert.deepEqual(offered('|'), SECTIONS);
    assert.deepEqual(offered('cleaning:\n  level: safe\n\n|'), SECTIONS);
    assert.equal(chosen('cl|\n', 'cleaning'), 'cleaning:\n  \n');
  });

  it('offers the keys of a section, however deep', () => {
    assert.deepEqual(offered('files:\n  |'), ['detection', 'patterns']);
    assert.deepEqual(offered('files:\n  patterns:\n    - a\n  # more\n\n  de|'), ['detection', 'patterns']);
    assert.ok(offered('diagnostics:\n  severity:\n    inv|').includes('invalid-from'));
    assert.deepEqual(offered('cleaning:\r\n  levels:\r\n    |'), ['ad', 'promo', 'tracker', 'ui', 'empty']);
  });

  it('offers the words that may stand behind a key', () => {
    assert.deepEqual(offered('cleaning:\n  level: |'), LEVELS);
    assert.deepEqual(offered('cleaning:\n  levels:\n    ui: th|'), LEVELS);
    assert.deepEqual(offered('repairs:\n  kinds:\n    lazy-image: |'), ['true', 'false']);
    assert.equal(chosen('cleaning:\n  level: th|\n', 'thorough'), 'cleaning:\n  level: thorough\n');
    assert.deepEqual(offered('cleaning:\n  level:|'), []);
  });

  it('offers the items of lists, in brackets, behind dashes and before', () => {
    const sources = ['galley', 'settings', 'workspace', 'lists'];
    assert.deepEqual(offered('cleaning:\n  sources: [ galley, |'), sources);
    assert.deepEqual(offered('cleaning:\n  sources:\n    - galley\n    - w|'), sources);
    assert.deepEqual(offered('cleaning:\n  sources:\n  - w|'), sources);
    assert.equal(chosen('cleaning:\n  sources:\n    |', 'lists'), 'cleaning:\n  sources:\n    - lists');
  });

  it('offers the keys of a schema, in its first line and in those below', () => {
    const keys = ['schema', 'layouts', 'files'];
    assert.deepEqual(offered('frontMatter:\n  schemas:\n    - |'), keys);
    assert.deepEqual(offered('frontMatter:\n  schemas:\n    - schema: a.json\n      l|'), keys);
    assert.deepEqual(
      offered('frontMatter:\n  schemas:\n  - schema: a.json\n  - schema: b.json\n    |'),
      keys,
    );
  });

  it('offers nothing where anything may stand, or nothing', () => {
    for (const marked of [
      'cleaning:\n  rules:\n    - x|',
      'unknown:\n  |',
      '# cl|',
      'cleaning: some |',
      'files:\n  patterns: [ "|',
      'cleaning:\n  level: safe\n    |',
    ]) {
      assert.deepEqual(offered(marked), [], marked);
    }
  });

  it('never throws, and replaces what holds the caret', () => {
    const piece = fc.constantFrom(
      'cleaning',
      'level',
      'rules',
      ':',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '- ',
      '-',
      '[',
      ',',
      '#',
      'off',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), (parts, at) => {
        const text = parts.join('');
        const offset = at % (text.length + 1);
        for (const { range } of completeTeamFile(text, offset)) {
          assert.ok(range.start <= offset && offset <= range.end);
        }
        hoverTeamFile(text, offset);
      }),
    );
  });

  it('takes no time in a long file', () => {
    const text = 'cleaning:\n  rules:\n' + '    - example.com##.a\n'.repeat(50_000) + '    - ';
    assert.deepEqual(completeTeamFile(text, text.length), []);
  });
});

describe('Hovers in a team’s file', () => {
  const text = 'cleaning:\n  level: safe\nfrontMatter:\n  schemas:\n    - schema: a.json\n';
  const hoverOf = (word: string): string | undefined => {
    const hover = hoverTeamFile(text, text.indexOf(word) + 1);
    return (
      hover &&
      `${text.slice(hover.range.start, hover.range.end)}: ${english(hover.text)} ${hover.words.join()}`
    );
  };

  it('tell what a key is for, and what may stand behind it', () => {
    assert.match(hoverOf('level')!, /^level: How much: .*\. safe,thorough,off$/);
    assert.match(hoverOf('cleaning')!, /^cleaning: What Clean Ads removes\. $/);
    assert.match(hoverOf('schema:')!, /^schema: The path of a JSON Schema, from this folder\. $/);
  });

  it('tell nothing of values', () => {
    assert.equal(hoverOf('a.json'), undefined);
    assert.equal(hoverOf('safe'), undefined);
  });
});
