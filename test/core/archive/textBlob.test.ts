import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextBlob } from '../../../src/core/archive/textBlob.ts';

describe('TextBlob', () => {
  const assertKept = (written: readonly (string | number)[]): TextBlob => {
    const blob = new TextBlob();
    const starts = written.map((one) => {
      const start = blob.length;
      if (typeof one === 'number') blob.number(one);
      else if (one.includes('%')) blob.encoded(one);
      else blob.text(one);
      return start;
    });
    for (const [index, one] of written.entries()) {
      const reader = blob.read(starts[index]!);
      assert.equal(typeof one === 'number' ? reader.number() : reader.text(), one);
      if (typeof one === 'number') continue;
      const is = (other: string): boolean => blob.read(starts[index]!).isText(`x${other}`, 1);
      assert.ok(is(one));
      for (const other of [`${one}a`, `a${one}`, `${one}%E6`, one.slice(1), one.replace('E', 'e')]) {
        assert.equal(is(other), other === one);
      }
    }
    return blob;
  };

  it('gives back any text and number, one by one', () => {
    assertKept(['', 'a', 'é', '早', '😀', '\uD800', '\0', 0, 127, 128, 2 ** 31, 'x'.repeat(100_000)]);
  });
  it('gives back parts of URIs, whatever they look like', () => {
    assertKept(['%E6%9D%A5', '100%', '%e6', '%2F', '%7F', '%80%FF', '%', '%8', '%E6é', '早%E6', '%ÿ%FF']);
  });
  it('keeps a URI in a byte for each of its bytes', () => {
    const name = encodeURIComponent('港口的灯亮了');
    assert.equal(name.length, 54);
    const blob = new TextBlob();
    blob.encoded(name);
    assert.ok(blob.length <= 18 + 2, String(blob.length));
  });
  it('gives back whatever was written in turn', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.nat(), fc.webPath());
    fc.assert(fc.property(fc.array(piece), (written) => void assertKept(written)));
  });
  it('reads to its end and no further where it is damaged', () => {
    const blob = new TextBlob();
    blob.text('早');
    assert.equal(blob.read(1000).text(), '');
  });
});
