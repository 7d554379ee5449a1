import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderPosts, type ExportedPost } from '../../../../src/core/archive/query/renderPosts.ts';
import { entry } from '../../support/archive.ts';

const post = (values: Partial<ExportedPost>): ExportedPost => ({
  ...entry({}),
  words: undefined,
  junk: undefined,
  problems: undefined,
  file: '',
  ...values,
});
const csv = (...posts: ExportedPost[]): string => [...renderPosts(posts, 'csv')].join('');

/** Reads CSV as RFC 4180 says. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('renderPosts', () => {
  it('writes a line of CSV a post', () => {
    assert.equal(
      csv(
        post({
          title: '新桥',
          date: '2021-08-26',
          sourceSite: 'a.example',
          tags: ['x', 'y'],
          words: 1200,
          junk: 0,
          problems: 2,
          file: '_posts/a.md',
        }),
        post({ title: 'Say "yes", now' }),
      ),
      '\ufefftitle,date,source,author,tags,words,junk,problems,categories,layout,file\r\n' +
        '新桥,2021-08-26,a.example,,"x; y",1200,0,2,,,_posts/a.md\r\n' +
        '"Say ""yes"", now",,,,,,,,,,\r\n',
    );
  });
  it('lets no spreadsheet take a title for a formula', () => {
    for (const title of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      '=HYPERLINK("https://x.example","y")',
    ]) {
      assert.equal(readCsv(csv(post({ title })))[1]![0], `'${title}`);
    }
  });
  it('can be read back, whatever a post holds', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', ',', '\r', '\n', ' ', ';', '=', 'a', '好'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (posts) => {
        const written = posts.map(([title, author]) => post({ title, author }));
        const plain = (cell: string): string => cell.replace(/^'(?=[=\r])/, '');
        const [, ...rows] = readCsv(csv(...written));
        assert.deepEqual(
          rows.map(([title, , , author]) => [plain(title!), plain(author!)]),
          posts,
        );
        const json = JSON.parse([...renderPosts(written, 'json')].join('')) as Record<string, string>[];
        assert.deepEqual(
          json.map(({ title, author }) => [title, author]),
          posts,
        );
      }),
    );
  });
});
