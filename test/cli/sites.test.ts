import assert from 'node:assert/strict';
import path from 'node:path';
import { makeFolder, readJsonLines, run } from './support.ts';

const POST = '---\nlayout: psot\ntitle: A title\ndate: 2021-08-26 20:00:00\n---\nText.\n';
const SINGAPORE = 'timezone: Asia/Singapore\n';
const LAYOUTS = { '_layouts/post.html': '{{ content }}' };
const BOTH = ['unknown-layout', 'date-zone'];

/** The codes that a check finds. */
async function codes(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = [],
  below = '',
): Promise<string[]> {
  const cwd = path.join(makeFolder(files), below);
  const { out } = await run(['check', '--format=json', ...paths], { cwd });
  return readJsonLines<{ code: string }>(out).map(({ code }) => code);
}

describe('galley in a Jekyll site', () => {
  const post = '_posts/2021-08-26-a.md';

  it('asks the settings and the layouts', async () => {
    assert.deepEqual(await codes({ '_config.yml': SINGAPORE, ...LAYOUTS, [post]: POST }), BOTH);
    assert.deepEqual(await codes({ '_config.yaml': SINGAPORE, ...LAYOUTS, [post]: POST }), BOTH);
    assert.deepEqual(
      await codes({ '_config.yml': `${SINGAPORE}theme: minima\n`, ...LAYOUTS, [post]: POST }),
      ['date-zone'],
    );
  });

  it('finds them from any folder, and for a single file', async () => {
    const site = { '_config.yml': SINGAPORE, ...LAYOUTS, [`news/${post}`]: POST };
    assert.deepEqual(await codes(site, ['2021-08-26-a.md'], 'news/_posts'), BOTH);
    assert.deepEqual(await codes(site, ['../news/_posts'], 'news'), BOTH);
  });

  it('takes the nearest settings', async () => {
    const outer = { '_config.yml': SINGAPORE, ...LAYOUTS };
    assert.deepEqual(
      await codes({ ...outer, 'docs/_config.yml': 'timezone: UTC\n', [`docs/${post}`]: POST }),
      [],
    );
  });

  it('tells the time of the site in the preview', async () => {
    const cwd = makeFolder({ '_config.yml': SINGAPORE, [post]: POST });
    const { out } = await run(['render', post], { cwd });
    // Jekyll takes a full time without quotes for one in UTC.
    assert.match(out, /<time datetime="2021-08-26T20:00:00\.000Z"[^>]*>2021-08-27 04:00 <span/);
  });

  it('looks for none outside the repository', async () => {
    const site = { '_config.yml': SINGAPORE, 'repo/.git/HEAD': '', [`repo/${post}`]: POST };
    assert.deepEqual(await codes(site, [], 'repo'), []);
  });

  it('knows the folders that the settings name', async () => {
    const config = `${SINGAPORE}source: src\nlayouts_dir: forms\ncollections_dir: all\n`;
    const site = { '_config.yml': config, 'src/forms/a.html': '', [`src/all/${post}`]: POST, [post]: POST };
    // The second one is not among the site's files.
    assert.deepEqual(await codes(site), BOTH);
  });

  it('does without settings where _posts lies', async () => {
    assert.deepEqual(await codes({ ...LAYOUTS, [post]: POST }), ['unknown-layout']);
    const future = POST.replace('psot', 'post').replace('2021-08-26 20:00:00', '2999-08-26');
    assert.deepEqual(await codes({ ...LAYOUTS, '_posts/2999-08-26-a.md': future }), ['future-date']);
  });

  it('says nothing of the site where its settings are broken, or TOML', async () => {
    assert.deepEqual(await codes({ '_config.yml': 'a: b: c\n', ...LAYOUTS, [post]: POST }), []);
    assert.deepEqual(await codes({ '_config.toml': 'a = 1\n', ...LAYOUTS, [post]: POST }), []);
    assert.deepEqual(await codes({ '_config.yml/x': '', ...LAYOUTS, [post]: POST }), []);
  });

  it('does not ask for a field that the settings give', async () => {
    const archived =
      '---\ntitle: a\ndate: 2021-08-26\nauthor: b\nfrom: https://a.example\ntags: [a]\ncategories: [a]\n---\n<!--1629945776000-->\n';
    const config = 'defaults:\n- scope: { path: "", type: posts }\n  values: { layout: post }\n';
    assert.deepEqual(await codes({ [post]: archived }), ['missing-field']);
    assert.deepEqual(await codes({ '_config.yml': config, [post]: archived }), []);
  });

  it('does not fail for what is only to know', async () => {
    const cwd = makeFolder({ '_posts/2999-08-26-a.md': '---\ntitle: a\n---\n' });
    const { code, out } = await run(['check'], { cwd });
    assert.match(out, /information future-date Jekyll leaves this post out until 2999-/);
    assert.equal(code, 0);
  });
});
