// Moves on the preview and what must come of them, for the tests of both extension hosts.
import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { FrameLocator, Locator } from 'playwright-core';
import { command, editor, eventually, notification, webview } from './drive.ts';
import type { Workbench } from './workbench.ts';

/** The themes that VS Code has of each kind, with what a page is told of the kind. */
export const THEMES = [
  ['Default Light Modern', 'vscode-light'],
  ['Default Dark Modern', 'vscode-dark'],
  ['Default High Contrast', 'vscode-high-contrast'],
  ['Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

/** The preview, or *Preview Changes*, in a workbench. */
export class PreviewDrive {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get page(): FrameLocator {
    return webview(this.#workbench.page);
  }

  get body(): Locator {
    return this.page.locator('.galley-body');
  }

  /** A tab of the workbench that has this text. */
  tab(name: string | RegExp): Locator {
    return this.#workbench.page.locator('.tab', { hasText: name });
  }

  /** A button in the title bar of the active group. */
  titleBar(label: string): Locator {
    return this.#workbench.page.locator('.editor-group-container.active .editor-actions').getByLabel(label);
  }

  /** The line above *Preview Changes*, when it says this. */
  line(text: string): Locator {
    return this.page.locator('#galley-changes', { hasText: text });
  }

  /** Writes the settings of the workspace. */
  async settings(values: Readonly<Record<string, unknown>>): Promise<void> {
    const file = path.join(this.#workbench.folder, '.vscode/settings.json');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(values));
  }

  /** Changes the theme, and waits until the page has it. */
  async wear([theme, kind]: (typeof THEMES)[number], others = {}): Promise<void> {
    await this.settings({ ...others, 'workbench.colorTheme': theme });
    await this.page.locator(`body[data-vscode-theme-kind="${kind}"]`).waitFor();
  }

  /** Gives the preview the focus. */
  async focus(name: string): Promise<void> {
    await this.tab(name).click();
    await this.page.locator('h1').first().click();
  }

  /** Types at the end of the post that the active editor shows. */
  async typeAtEnd(text: string): Promise<void> {
    const { keyboard } = this.#workbench.page;
    await editor(this.#workbench.page).locator('.view-line').nth(2).click();
    await keyboard.press('Control+End');
    await keyboard.type(text);
  }

  /** Runs a command that copies, and returns what it copied. The context must have the permissions. */
  async copied(run: () => Promise<void>): Promise<string> {
    const { page } = this.#workbench;
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await run();
    return eventually(async () => {
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.notEqual(text, 'before');
      return text;
    });
  }

  /** The page shows the end of a post when the active editor does, and that shows `first` when the page is at its
   * top. */
  async scrollsBothWays(last: Locator, first: string): Promise<void> {
    const { page } = this.#workbench;
    await editor(page).locator('.view-line').nth(2).click();
    await page.keyboard.press('Control+End');
    await eventually(async () =>
      assert.ok(await last.evaluate((element) => element.getBoundingClientRect().top < innerHeight)),
    );
    // Right after the editor has scrolled it, the page does not answer.
    await eventually(async () => {
      for (const top of [40, 0]) {
        await this.page
          .locator('html')
          .evaluate((_, to) => window.scrollTo({ top: to, behavior: 'instant' }), top);
      }
      await editor(page).locator('.view-line', { hasText: first }).first().waitFor({ timeout: 1000 });
    });
  }

  /** A double click in an element, which has this id in the source as well, selects the very word in the editor. */
  async leadsToWord(source: string, id: string, element: Locator): Promise<void> {
    await element.scrollIntoViewIfNeeded();
    await element.dblclick({ position: { x: 120, y: 12 } });
    const word = await this.page.locator('html').evaluate(() => getSelection()!.toString().trim());
    const line = source.split('\n').find((one) => one.includes(`id="${id}"`))!;
    const column = line.indexOf(word, line.indexOf(`id="${id}"`)) + word.length + 1;
    await this.#workbench.page
      .locator('[id="status.editor.selection"]')
      .filter({ hasText: `Col ${column} (${word.length} selected)` })
      .waitFor();
  }

  /** Exports the active preview's post into the workspace, and returns the file's text. */
  async exported(name: string): Promise<string> {
    const { page, folder } = this.#workbench;
    const file = path.join(folder, name);
    await command(page, 'Export Clean HTML…');
    const input = page.locator('.quick-input-widget input.input').first();
    await eventually(async () => assert.equal(path.basename(await input.inputValue()), name));
    await input.press('Enter');
    await notification(page, `${name} was written.`).waitFor();
    const html = await readFile(file, 'utf8');
    await rm(file);
    return html;
  }

  /** Where VS Code cannot print it says so, and leads to the export. */
  async offersExportForPrint(name: string): Promise<void> {
    const { page } = this.#workbench;
    await command(page, 'Galley: Print…');
    const told = notification(page, 'VS Code cannot print here.');
    await told.waitFor();
    await told.getByText('Export Clean HTML…').click();
    const input = page.locator('.quick-input-widget input.input').first();
    await eventually(async () => assert.equal(path.basename(await input.inputValue()), name));
    await page.keyboard.press('Escape');
  }

  /** What of the page is in the way of people who do not see it, or have no mouse, as `rule: what it is about`. */
  async violations(): Promise<string[]> {
    const root = this.page.locator('html');
    await root.evaluate(axe.source);
    const { violations, passes } = await root.evaluate((): Promise<AxeResults> =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(),
    );
    assert.ok(passes.length > 10, 'it has looked');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  /** Reloads the window, once its state is kept. */
  async reload(): Promise<void> {
    // The web workbench keeps its state every five seconds, not when it is left.
    await this.#workbench.page.waitForTimeout(6500);
    await this.#workbench.page.reload();
  }
}
