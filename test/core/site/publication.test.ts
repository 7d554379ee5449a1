import assert from 'node:assert/strict';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { placeOf } from '../../../src/core/site/postPlace.ts';
import { findPublication, publicationSource, type Publication } from '../../../src/core/site/publication.ts';
import { readSite } from '../../../src/core/site/site.ts';

const POST = '_posts/2021-08-26-The-Flood.md';

function publish(lines: string, config = 'timezone: Asia/Singapore\n', path = POST): Publication | undefined {
  const site = readSite(config);
  const facts = readFacts(parsePost(`---\n${lines}\n---\n`), path.slice(path.lastIndexOf('/') + 1));
  return findPublication(publicationSource(facts), site, placeOf(site, path)!);
}

describe('a post is published', () => {
  const times: [lines: string, time: string][] = [
    ['title: a', '2021-08-25T16:00:00Z'],
    ['date: 2021-08-27', '2021-08-26T16:00:00Z'],
    ['date: 2021-08-26T20:00:00Z', '2021-08-26T20:00:00Z'],
    ['date: 2021-08-26 20:00:00 +0800', '2021-08-26T12:00:00Z'],
    // In full and without quotes it is a time of YAML, which is in UTC; else Ruby reads it by the site's clocks.
    ['date: 2021-08-26 20:00:00', '2021-08-26T20:00:00Z'],
    ['date: "2021-08-26 20:00:00"', '2021-08-26T12:00:00Z'],
    ['date: 2021-08-26 20:00', '2021-08-26T12:00:00Z'],
    ['date: 2021-08-26 20:00:00 JST', '2021-08-26T12:00:00Z'],
  ];
  for (const [lines, time] of times) {
    it(`with ${lines} at ${time}`, () => assert.equal(publish(lines)?.time, Date.parse(time)));
  }

  it('at a time that depends on a zone that is not known', () => {
    const { time, day } = publish('title: a', '')!;
    assert.deepEqual([time, day], [undefined, '2021-08-26']);
    const zoned = publish('date: 2021-08-26T20:00:00Z', '')!;
    assert.deepEqual([zoned.time, zoned.day], [Date.UTC(2021, 7, 26, 20), undefined]);
    assert.equal(zoned.url, undefined);
  });

  const addresses: [permalink: string, lines: string, url: string | undefined][] = [
    ['date', 'categories: News Weather', '/news/weather/2021/08/26/The-Flood.html'],
    ['pretty', 'date: 2021-08-26 20:00:00', '/2021/08/27/The-Flood/'],
    ['ordinal', '', '/2021/238/The-Flood.html'],
    ['weekdate', '', '/2021/W34/Thu/The-Flood.html'],
    ['none', 'slug: a b', '/a-b.html'],
    ['/:slug:output_ext', '', '/the-flood.html'],
    ['/:i_month_:i_day/:short_year/:title', '', '/8_26/21/The-Flood'],
    ['/:title/', 'permalink: /x/:year/', '/x/2021/'],
    ['/:title/', 'permalink: about', '/about'],
    ['/:nothing/', '', undefined],
    ['/:constructor/', '', undefined],
    ['date', 'categories: [新闻]', '/%E6%96%B0%E9%97%BB/2021/08/26/The-Flood.html'],
  ];
  for (const [permalink, lines, url] of addresses) {
    it(`by ${permalink} with “${lines}” at ${String(url)}`, () =>
      assert.equal(
        publish(lines, `timezone: UTC\npermalink: ${permalink}\n`.replace('UTC', 'Asia/Singapore'))?.url,
        url,
      ));
  }

  it('in the categories of its folders, of the settings and of its own, none twice', () => {
    const config = 'defaults: [{ scope: { path: "" }, values: { categories: [all], layout: entry } }]\n';
    const { categories, layout } = publish(
      'categories: [b, a]\ncategory: c',
      config,
      'a/_posts/2021-08-26-x.md',
    )!;
    assert.deepEqual([categories, layout], [['a', 'all', 'b', 'c'], 'entry']);
  });

  it('is not said of drafts, pages, or of a site whose settings are broken', () => {
    assert.equal(publish('title: a', '', '_drafts/a.md'), undefined);
    assert.equal(publish('title: a', '', 'about.md'), undefined);
    assert.equal(publish('title: a', 'a: b: c\n'), undefined);
  });
});
