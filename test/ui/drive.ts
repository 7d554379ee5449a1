// Small moves on the workbench, for tests that use it as a person does.
import { mkdir } from 'node:fs/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const quickInput = (page: Page): Locator => page.locator('.quick-input-widget input.input').first();
const quickRow = (page: Page, text: string): Locator =>
  page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();

/** Tries until it succeeds; the last failure is the one reported. For what has no element to wait for. */
export async function eventually<T>(attempt: () => T | Promise<T>, limit = 30_000): Promise<T> {
  const until = Date.now() + limit;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Waits until two looks, `quiet` ms apart, see the same, and returns what they saw. */
export async function settled<T>(look: () => Promise<T>, quiet = 300): Promise<T> {
  let before = await look();
  return eventually(async () => {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const now = await look();
    const same = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    if (!same) throw new Error('still changing');
    return now;
  });
}

/** Opens a list by a key, types, and takes the row with a text, which must come within `patience` ms. */
async function pick(page: Page, key: string, typed: string, text: string, patience: number): Promise<void> {
  await page.keyboard.press(key);
  try {
    // What takes the focus meanwhile closes the list: not to be waited for long.
    await quickInput(page).fill(typed, { timeout: 5000 });
    const row = quickRow(page, text);
    await row.waitFor({ timeout: patience });
    // By the mouse: Enter takes what the list held a moment ago. What opens may keep the page busy.
    await row.click({ timeout: 10_000 });
  } catch (error) {
    await page.keyboard.press('Escape');
    throw new Error(`no “${text}” by ${key}`, { cause: error });
  }
}

/** Runs a command by its title, through the palette. The palette lists only what is registered and enabled
 * at the moment it opens, so a command that is still to come needs another look. */
export async function command(page: Page, title: string, limit = 30_000): Promise<void> {
  await eventually(() => pick(page, 'F1', `>${title}`, title, 1000), limit);
}

/** Opens a file of the workspace by its name, through quick open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await eventually(() => pick(page, 'Control+P', name, name, 2000));
  // A preview's tab carries the name as well.
  await page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
}

/** The text of the active editor. */
export const editor = (page: Page): Locator =>
  page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();

/** The status bar's language of the active editor. */
export const language = (page: Page): Locator => page.locator('[id="status.editor.mode"]');

/** The extension's own document inside the visible webview. */
export const webview = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

/** Rests the mouse on a place of the text until its hover says this. Before each try the mouse leaves the text: a
 * hover that came before the problems stays as it is while the mouse is on it or on its way there. */
export async function hoverUntil(
  page: Page,
  place: Locator,
  said: Locator,
  position?: { readonly x: number; readonly y: number },
): Promise<void> {
  await eventually(async () => {
    await page.mouse.move(1, 1);
    await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
    await place.hover({ ...(position && { position }) });
    await said.waitFor({ timeout: 3000 });
  });
}

/** A notification that shows this text. */
export const notification = (page: Page, text: string | RegExp): Locator =>
  page.locator('.notification-toast', { hasText: text });

/** Waits until VS Code says that Galley is active. */
export async function waitForActivation(page: Page): Promise<void> {
  await page.keyboard.press('Escape'); // the list may be open, and takes all keys
  await command(page, 'Developer: Show Running Extensions');
  const list = page.locator('.runtime-extensions-editor .monaco-list').first();
  const activation = list
    .locator('.extension')
    // Under development an extension is listed by its id.
    .filter({ has: page.getByText(/^(Galley|galley\.galley)$/) })
    .getByText(/\d+ms/);
  await list.hover();
  let scrolls = 0;
  await eventually(async () => {
    // The list holds only the rows in view, and changes its order: now and then look again from the top.
    await page.mouse.wheel(0, ++scrolls % 8 === 0 ? -10_000 : 300);
    await activation.waitFor({ timeout: 1000 });
  });
  await page.keyboard.press('Escape'); // it covers the editors
}

/** Keeps what the page looks like in out/screenshots/. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir('out/screenshots', { recursive: true });
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  await page.screenshot({ path: `out/screenshots/${file}.png` });
}
