// What users install: the packed extension, in a VS Code that has nothing else of ours.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installExtension } from '../../scripts/vscode-host/server.mjs';
import { command, language, openFile, waitForActivation, webview } from './drive.ts';
import { withWorkbench } from './workbench.ts';

/** Packs a copy of the repository, since packing replaces dist/ by what it ships. */
async function pack(folder: string): Promise<{ readonly vsix: string; readonly output: string }> {
  const root = process.cwd();
  const copy = path.join(folder, 'repository');
  const left = ['.git', 'dist', 'node_modules', 'out'].map((name) => path.join(root, name));
  await cp(root, copy, { recursive: true, filter: (source) => !left.includes(source) });
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

  const vsix = path.join(folder, 'galley.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const done = spawnSync(process.execPath, [vsce, 'package', '--out', vsix], { cwd: copy, encoding: 'utf8' });
  const output = done.stdout + done.stderr;
  assert.equal(done.status, 0, output);
  return { vsix, output };
}

const POST = '---\nlayout: post\ntitle: The harbour\n---\n\nThe *boats*.\n\n<div id="dfp-ad-1"></div>\n';

describe('The packed extension', () => {
  let temporary: string;
  let packed: Awaited<ReturnType<typeof pack>>;

  before(async () => {
    temporary = await mkdtemp(path.join(tmpdir(), 'galley-vsix-'));
    packed = await pack(temporary);
  });

  after(() => rm(temporary, { recursive: true, force: true }));

  it('is packed without a warning', () => {
    assert.doesNotMatch(packed.output, /^.{0,20}\bWARNING\b/m, packed.output);
  });

  describe('installed', () => {
    const workbench = withWorkbench(async () => {
      const places = {
        userDataDir: path.join(temporary, 'user/data'),
        extensionsDir: path.join(temporary, 'extensions'),
      };
      const said = await installExtension(packed.vsix, places);
      assert.match(said, /was successfully installed/);
      return {
        ...places,
        extensionDevelopmentPath: [],
        files: { '_posts/2021-08-26-x.md': POST },
      };
    });

    it('is activated by a post', async () => {
      await openFile(workbench.page, '2021-08-26-x.md');
      await language(workbench.page)
        .filter({ hasText: /^Post$/ })
        .waitFor();
      await waitForActivation(workbench.page);
    });

    it('brings the licences of what it contains', async () => {
      const extensions = path.join(temporary, 'extensions');
      const own = (await readdir(extensions)).find((name) => name.includes('galley'))!;
      const notices = await readFile(path.join(extensions, own, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
      for (const name of ['cheerio', 'echarts', 'opencc-js', 'yaml']) {
        assert.match(notices, new RegExp(`^${name} `, 'm'));
      }
      assert.match(notices, /Apache Software Foundation/);
    });

    it('previews it without its junk, and knows the posts', async () => {
      await command(workbench.page, 'Open Preview to the Side');
      const page = webview(workbench.page);
      await page.locator('em', { hasText: 'boats' }).waitFor();
      assert.equal(await page.locator('#post-dfp-ad-1').count(), 0);
      await command(workbench.page, 'View: Close All Editors');
      await command(workbench.page, 'Galley: Show Posts');
      await page.locator('[role="row"]', { hasText: 'The harbour' }).waitFor();
    });
  });
});
