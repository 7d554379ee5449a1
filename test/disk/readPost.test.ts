import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { PostReader } from '../../src/disk/readPost.ts';

describe('The text of a post', () => {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'galley-read-'));
  const reader = new PostReader(fs, folder);
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** What the reader makes of a file with those bytes. */
  function read(bytes: Uint8Array): string | undefined {
    fs.writeFileSync(path.join(folder, 'a.md'), bytes);
    const result = reader.read({ path: 'a.md', named: true });
    return result.kind === 'post' ? result.text : undefined;
  }

  /** What the standard makes of them; nothing of what is not UTF-8. */
  function decode(bytes: Uint8Array): string | undefined {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return undefined;
    }
  }

  const TEXTS = ['', 'plain', 'é', '港口😀\uFEFF\0\r\n', '\uFEFF---\ntitle: 题\n---\n'];
  for (const text of TEXTS) {
    it(`is ${JSON.stringify(text)} where that was written`, () => {
      assert.equal(read(Buffer.from(text)), text);
    });
  }

  it('is the same where it is longer than posts are', () => {
    const text = `---\n---\n${'港口 '.repeat(300_000)}`;
    assert.equal(read(Buffer.from(text)), text);
    assert.equal(read(Buffer.concat([Buffer.from(text), Buffer.from([0xe6])])), undefined);
  });

  it('is that of any bytes that are UTF-8, and there is none of others', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 4 }).map((text) => Buffer.from(text)),
      fc.constantFrom([0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbb, 0xbf]),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const bytes = Buffer.concat(pieces.map((one) => Uint8Array.from(one)));
        assert.equal(read(bytes), decode(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
