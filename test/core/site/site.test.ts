import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultOf } from '../../../src/core/site/defaultValues.ts';
import { placeOf } from '../../../src/core/site/postPlace.ts';
import { readSite, withLayouts } from '../../../src/core/site/site.ts';
import { dayIn, findTimeZone, instantIn } from '../../../src/core/site/timeZone.ts';

describe('readSite', () => {
  it('gives Jekyll’s own settings where there is no file, or nothing in it', () => {
    for (const text of [undefined, '', '\n', '# nothing yet\n']) {
      const site = readSite(text);
      assert.equal(site.isKnown, true);
      assert.equal(site.zone, undefined);
      assert.equal(site.permalink, '/:categories/:year/:month/:day/:title:output_ext');
      assert.equal(site.layoutsDir, '_layouts');
      assert.equal(site.hasTheme, false);
      assert.equal(site.layouts, undefined);
    }
  });

  it('reads what it needs', () => {
    const site = readSite(
      'timezone: Asia/Shanghai\npermalink: pretty\nfuture: yes\nsource: ./src/\nlayouts_dir: _l\n' +
        'collections_dir: all\ncollections:\n  recipes:\n    output: true\n  posts:\n    permalink: /:title/\nremote_theme: a/b\n',
    );
    assert.equal(site.isKnown, true);
    assert.equal(site.zone?.name, 'Asia/Shanghai');
    assert.equal(site.permalink, '/:title/');
    assert.equal(site.future, true);
    assert.deepEqual([site.source, site.layoutsDir, site.collectionsDir], ['src', '_l', 'all']);
    assert.deepEqual([...site.collections], ['recipes']);
    assert.equal(site.hasTheme, true);
  });

  it('takes a theme that is switched off for none', () => {
    for (const value of ['', '~', 'null', 'false'])
      assert.equal(readSite(`theme: ${value}\n`).hasTheme, false);
  });

  it('knows nothing of a site whose settings are broken, or no settings', () => {
    for (const text of ['a: b: c\n', '- a\n', 'x', `a: ${'['.repeat(5000)}`, 'a: *b\n']) {
      assert.equal(readSite(text).isKnown, false, text.slice(0, 20));
    }
  });

  it('follows no folder out of the site', () => {
    for (const key of ['source', 'layouts_dir', 'collections_dir']) {
      for (const folder of ['..', '../x', 'a/../../b', '..\\x']) {
        const site = readSite(`${key}: ${folder}\n`);
        assert.equal(site.isKnown, false);
        assert.deepEqual([site.source, site.layoutsDir, site.collectionsDir], ['', '_layouts', '']);
      }
    }
    assert.equal(readSite('source: /abs/\n').source, 'abs');
  });

  it('refuses aliases that stand for ever more', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 30; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    assert.equal(readSite(lines.join('\n')).isKnown, false);
  });

  it('never fails, whatever shape the settings have', () => {
    const keys = [
      'timezone',
      'permalink',
      'defaults',
      'collections',
      'future',
      'source',
      'layouts_dir',
      'theme',
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (settings) => {
        const site = withLayouts(readSite(JSON.stringify(settings)), ['post.html']);
        const place = placeOf(site, '_posts/2021-08-26-a.md');
        if (place) defaultOf(site.defaults, place, 'layout');
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => void readSite(text)));
  });

  it('names layouts as Jekyll does', () => {
    const { layouts } = withLayouts(readSite(undefined), [
      'post.html',
      'sub',
      'sub/page.html',
      'a.b.html',
      'sub.d/x',
    ]);
    assert.deepEqual([...layouts!], ['post', 'sub/page', 'a.b']);
  });
});

describe('the place of a post', () => {
  const site = readSite('collections: [recipes]\n');
  const cases: [path: string, kind: string | undefined, folders: string[]][] = [
    ['_posts/2021-08-26-a.md', 'post', []],
    ['_posts/news/2021-08-26-a.md', 'post', []],
    ['news/_posts/2021-08-26-a.md', 'post', ['news']],
    ['a/b/_posts/2021-08-26-a.md', 'post', ['a', 'b']],
    ['_drafts/a.md', 'draft', []],
    ['x/_drafts/a.md', 'draft', ['x']],
    ['_recipes/soup.md', 'document', []],
    ['_others/soup.md', 'page', []],
    ['about.md', 'page', []],
  ];
  for (const [path, kind, folders] of cases) {
    it(`${path} is a ${String(kind)}`, () => {
      const place = placeOf(site, path);
      assert.equal(place?.kind, kind);
      assert.deepEqual(place?.folders, folders);
    });
  }

  it('is below the folders that the settings name', () => {
    const moved = readSite('source: src\ncollections_dir: all\ncollections:\n  recipes: {}\n');
    assert.equal(placeOf(moved, 'src/all/_posts/a.md')?.path, '_posts/a.md');
    assert.equal(placeOf(moved, 'src/all/_recipes/a.md')?.kind, 'document');
    assert.equal(placeOf(moved, 'other/_posts/a.md'), undefined);
  });
});

describe('values that the settings give', () => {
  const layoutOf = (defaults: string, path = '_posts/2021-08-26-a.md'): unknown => {
    const site = readSite(`collections: [recipes]\ndefaults:\n${defaults}`);
    return defaultOf(site.defaults, placeOf(site, path)!, 'layout');
  };
  const set = (layout: string, scope: string): string =>
    `  - scope: { ${scope} }\n    values: { layout: ${layout} }\n`;

  it('hold for a path and a type', () => {
    assert.equal(layoutOf(set('a', 'path: ""')), 'a');
    assert.equal(layoutOf(set('a', 'path: "", type: posts')), 'a');
    assert.equal(layoutOf(set('a', 'path: "", type: post')), 'a');
    assert.equal(layoutOf(set('a', 'path: "", type: pages')), undefined);
    assert.equal(layoutOf(set('a', 'path: "", type: recipes'), '_recipes/x.md'), 'a');
    assert.equal(layoutOf(set('a', 'path: news')), undefined);
    assert.equal(layoutOf(set('a', 'path: news'), 'news/_posts/2021-08-26-a.md'), 'a');
    assert.equal(layoutOf(set('a', 'path: "*/_posts"'), 'news/_posts/2021-08-26-a.md'), 'a');
    assert.equal(layoutOf(set('a', 'path: "*/_posts"')), undefined);
    assert.equal(layoutOf('  - values: { layout: a }\n'), 'a');
  });

  it('are those of the nearest scope', () => {
    assert.equal(layoutOf(set('a', 'path: _posts') + set('b', 'path: ""')), 'a');
    assert.equal(layoutOf(set('a', 'path: "", type: posts') + set('b', 'path: ""')), 'a');
    assert.equal(layoutOf(set('a', 'path: ""') + set('b', 'path: ""')), 'b');
  });

  it('are none where the settings have another shape', () => {
    for (const text of ['  - 1\n', '  - scope: x\n', '  a: b\n', '  - scope: ~\n    values: ~\n']) {
      assert.equal(layoutOf(text), undefined, text);
    }
  });
});

describe('a time zone', () => {
  const cases: [zone: string, time: string, shown: string][] = [
    ['Asia/Shanghai', '2021-08-26T20:00:00Z', '2021-08-27'],
    ['America/New_York', '2021-08-26T03:59:59Z', '2021-08-25'],
    ['America/New_York', '2021-01-26T04:59:59Z', '2021-01-25'],
    ['Asia/Kathmandu', '2021-08-26T18:15:00Z', '2021-08-27'],
    ['UTC', '2021-08-26T23:59:59.999Z', '2021-08-26'],
  ];
  for (const [name, time, shown] of cases) {
    it(`of ${name} shows ${shown} at ${time}`, () =>
      assert.equal(dayIn(findTimeZone(name)!, Date.parse(time)), shown));
  }

  it('finds the instant that its clocks show, winter and summer', () => {
    for (const name of [
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'Pacific/Apia',
    ]) {
      const zone = findTimeZone(name)!;
      for (const day of ['2021-01-15T12:34:56Z', '2021-07-15T00:00:00Z', '1999-12-31T23:59:59Z']) {
        const shown = Date.parse(day);
        const time = instantIn(zone, shown);
        assert.equal(time + zone.offsetAt(time), shown, `${name} ${day}`);
      }
    }
  });

  it('is none where the name is none, or means opposite things', () => {
    for (const name of [
      '',
      'Mars/Olympus',
      'GMT+8',
      '+08:00',
      'CST-8',
      '../etc/passwd',
      'x'.repeat(10_000),
    ]) {
      assert.equal(findTimeZone(name), undefined, name.slice(0, 20));
    }
  });
});
