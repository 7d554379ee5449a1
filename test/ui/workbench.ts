import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launch, type LaunchedWorkbench, type LaunchOptions } from '../../scripts/vscode-host/workbench.mjs';
import { screenshot } from './drive.ts';

export interface WorkbenchOptions extends Omit<LaunchOptions, 'folder'> {
  /** A folder whose copy is opened. */
  readonly fixture?: string;
  /** Files, by their path in the folder, that are written over the copy. */
  readonly files?: Readonly<Record<string, string>>;
  /** Writes what is too much for that. */
  readonly fill?: (folder: string) => void;
  /** The `.code-workspace` file among them that is opened instead of the folder. */
  readonly workspaceFile?: string;
}

/** The workbench of the running test file; usable inside its tests and hooks. */
export interface Workbench {
  readonly page: Page;
  /** The temporary folder that is open. */
  readonly folder: string;
  readonly launched: LaunchedWorkbench;
}

/** Opens a workbench for all tests of the surrounding describe(): with Galley under development (unless the
 * options say otherwise), on a folder of its own. A test that fails leaves a screenshot. Options that have to
 * be prepared are given as a function. */
export function withWorkbench(options: WorkbenchOptions | (() => Promise<WorkbenchOptions>) = {}): Workbench {
  let temporary: string | undefined;
  let launched: LaunchedWorkbench | undefined;
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('The workbench is there inside tests and hooks only.');
    return value;
  };

  before(async () => {
    const {
      fixture,
      files = {},
      fill,
      workspaceFile = '',
      ...rest
    } = typeof options === 'function' ? await options() : options;
    temporary = await mkdtemp(path.join(tmpdir(), 'galley-ui-'));
    await fillFolder(temporary, fixture, files);
    fill?.(temporary);
    launched = await launch({
      extensionDevelopmentPath: process.cwd(),
      onLog: reportErrors,
      ...rest,
      folder: path.join(temporary, workspaceFile),
    });
    launched.page.setDefaultTimeout(30_000);
    await launched.page.locator('.explorer-folders-view').waitFor({ timeout: 90_000 });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed' && launched) {
      await screenshot(launched.page, this.currentTest.fullTitle());
    }
  });

  after(async () => {
    await launched?.close();
    if (temporary) await rm(temporary, { recursive: true, force: true });
  });

  return {
    get page() {
      return opened(launched).page;
    },
    get folder() {
      return opened(temporary);
    },
    get launched() {
      return opened(launched);
    },
  };
}

async function fillFolder(
  folder: string,
  fixture: string | undefined,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  if (fixture !== undefined) await cp(fixture, folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Shows what goes wrong in the extension next to the test that was running. */
function reportErrors(type: string, values: readonly unknown[]): void {
  if (type === 'error') console.log('      [workbench]', ...values);
}
