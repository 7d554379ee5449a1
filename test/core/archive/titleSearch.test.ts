import assert from 'node:assert/strict';
import { TitleSearch } from '../../../src/core/archive/titleSearch.ts';
import { pinyinInitials } from '../../../src/core/text/pinyinInitials.ts';
import { archiveOf } from '../support/archive.ts';

describe('pinyinInitials', () => {
  it('are what people type for a title', () => {
    assert.equal(pinyinInitials('联合早报'), 'lhzb');
    assert.equal(pinyinInitials('大橋今晨恢復通車'), 'dqjchftc');
    assert.equal(pinyinInitials('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'), 'abcdefghjklmnopqrstwxyz');
    assert.equal(pinyinInitials('ＡＢ“东”方 2021！'), 'abdf2021');
  });
});

describe('TitleSearch', () => {
  const search = new TitleSearch();
  for (const title of ['通车：大桥', '大桥今晨恢复通车', 'Bridge open again', '桥上', 'open a BRIDGE']) {
    search.add({ path: `${title}.md`, title, moment: 0 });
  }
  const find = (typed: string, most = 9): string[] => search.find(typed, most).map(({ title }) => title);

  it('finds what begins with it first, then what has it, then what has its words', () => {
    assert.deepEqual(find('大桥'), ['大桥今晨恢复通车', '通车：大桥']);
    assert.deepEqual(find('bridge'), ['Bridge open again', 'open a BRIDGE']);
    assert.deepEqual(find('bridge OPEN'), ['Bridge open again', 'open a BRIDGE']);
  });
  it('finds by pinyin initials, of the whole title or a part', () => {
    assert.deepEqual(find('dqjc'), ['大桥今晨恢复通车']);
    assert.deepEqual(find('hftc'), ['大桥今晨恢复通车']);
    assert.deepEqual(find('tc dq'), ['通车：大桥', '大桥今晨恢复通车']);
  });
  it('shows all where nothing is typed, and no more than are wanted', () => {
    assert.equal(find('').length, 5);
    assert.deepEqual(find('  ', 2), ['通车：大桥', '大桥今晨恢复通车']);
    assert.deepEqual(find('桥', 1), ['桥上']);
    assert.deepEqual(find('zzz'), []);
  });
});

describe('ArchiveIndex.neighbour', () => {
  const index = archiveOf(
    { date: '2021-01-03' },
    { date: '2021-01-01' },
    { date: '2021-01-02' },
    { date: '2021-01-02' },
    {},
  );
  const path = (number: number): string => `_posts/${number}.md`;

  it('leads from post to post by date, each once', () => {
    const seen = [path(1)];
    for (let next = index.neighbour(path(1), 1); next; next = index.neighbour(next, 1)) seen.push(next);
    assert.deepEqual(seen, [1, 3, 2, 0].map(path));
    for (const [place, one] of seen.entries()) {
      if (place > 0) assert.equal(index.neighbour(one, -1), seen[place - 1]);
    }
  });
  it('has posts without a date before all others', () => {
    assert.equal(index.neighbour(path(1), -1), path(4));
    assert.equal(index.neighbour(path(4), -1), undefined);
  });
  it('is none of a post that is not known', () => {
    assert.equal(index.neighbour('x.md', 1), undefined);
  });
});
