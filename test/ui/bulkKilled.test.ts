import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { command, eventually, notification, openFile, screenshot } from './drive.ts';
import { withWorkbench } from './workbench.ts';

const SLOT = '<section id="imu"><div id="dfp-ad-imu1">        </div></section>';
const post = (number: number, junk = SLOT): string => `---
layout: post
title: "渡船停航的第 ${number} 天"
date: 2021-08-26T02:42:56.371Z
from: https://www.zaobao.com/realtime/china/story20210826-${number}
tags: [ 联合早报 ]
---

<div>
<p>经过抢修，过江车辆一切正常，养护部门说今后每个季度都会检查一次桥墩，结果向市民公布。</p>
${junk}<p>住在江边的居民说，三天里都是坐渡船上班，现在总算方便了。</p>
</div>
`;
const POSTS = 600;
const NAMES = Array.from(
  { length: POSTS },
  (_, number) => `2021-08-26-${String(number).padStart(3, '0')}.md`,
);
const OLD = NAMES.map((_, number) => post(number));
const NEW = NAMES.map((_, number) => post(number, ''));

describe('an extension host that is killed while it changes many posts', () => {
  const workbench = withWorkbench({
    files: Object.fromEntries(NAMES.map((name, number) => [`_posts/${name}`, OLD[number]!])),
  });
  const folder = (): string => path.join(workbench.folder, '_posts');
  const onDisk = (): Promise<string[]> =>
    Promise.all(NAMES.map((name) => readFile(path.join(folder(), name), 'utf8')));

  /** Kills the host when it changes one of the posts. */
  const cleanAndKill = async (): Promise<void> => {
    const { page, launched } = workbench;
    await command(page, 'Galley: Clean Ads in Workspace…');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText(`Clean Ads: ${POSTS} posts would change, in ${POSTS} places.`).waitFor();
    // The last one that the server tells of: the window may have had another before.
    const host = [...launched.server.output().matchAll(/<(\d+)> Launched Extension Host Process/g)].at(-1);
    assert.ok(host, launched.server.output());
    // At once: in a moment all are changed.
    const watcher = watch(folder(), (_, name) => {
      if (name !== NAMES[20]) return;
      watcher.close();
      process.kill(Number(host[1]), 'SIGKILL');
    });
    await dialog.locator('.monaco-button', { hasText: 'Remove' }).click();
    await eventually(() => assert.match(launched.server.output(), new RegExp(`<${host[1]!}> .*exited`)));

    const texts = await onDisk();
    for (const [at, text] of texts.entries()) assert.ok(text === OLD[at] || text === NEW[at], NAMES[at]);
    const done = texts.filter((text, at) => text === NEW[at]).length;
    assert.ok(done > 0 && done < POSTS, `${done} posts had changed`);
  };

  /** The next host asks what shall become of it. */
  const decide = async (answer: 'Finish' | 'Roll Back'): Promise<void> => {
    const { page } = workbench;
    await page.reload();
    const question = notification(page, `“Clean Ads” was interrupted while it changed ${POSTS} posts.`);
    await question.waitFor({ timeout: 60_000 });
    await screenshot(page, `bulk interrupted, ${answer}`);
    await question.locator('.monaco-button', { hasText: answer }).click();
  };

  it('leaves each post old or new, and the next host takes all back', async () => {
    await openFile(workbench.page, NAMES[0]!);
    await cleanAndKill();
    await decide('Roll Back');
    await notification(workbench.page, 'posts are as they were.').waitFor();
    assert.deepEqual(await onDisk(), OLD);
    assert.deepEqual((await readdir(folder())).sort(), NAMES);
  });

  it('or goes on where it was', async () => {
    await cleanAndKill();
    await decide('Finish');
    await notification(workbench.page, /Clean Ads: \d+ posts changed\./).waitFor();
    assert.deepEqual(await onDisk(), NEW);
    assert.deepEqual((await readdir(folder())).sort(), NAMES);
  });
});
