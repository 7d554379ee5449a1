import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Server } from './server.mjs';

export interface LaunchOptions {
  /** The folder (or .code-workspace file) to open; none for an empty window. */
  readonly folder?: string;
  /** The folders of extensions that are loaded as they stand. */
  readonly extensionDevelopmentPath?: string | readonly string[];
  /** A bundle that exports `run`, inside one of these folders. */
  readonly extensionTestsPath?: string;
  /** Runs these extensions in the web worker extension host instead of the Node one. */
  readonly web?: boolean;
  /** The user's settings, on top of quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where extensions are installed. */
  readonly extensionsDir?: string;
  /** Where the user's data are kept; a temporary folder by default. */
  readonly userDataDir?: string;
  /** Size of the page, colour scheme, … */
  readonly context?: BrowserContextOptions;
  /** Receives what extensions and the workbench write to the console. */
  readonly onLog?: (type: string, values: readonly unknown[]) => void;
  /** Receives the server's output. */
  readonly onServerLog?: (text: string) => void;
}

export interface LaunchedWorkbench {
  readonly server: Server;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly url: string;
  readonly userDataDir: string;
  /** Settles when the tests have reported, or something has died. */
  readonly exit: Promise<{ readonly code: number; readonly why: string }>;
  readonly close: () => Promise<void>;
}

/** A headless Chromium with an empty page. */
export function openBrowser(
  context?: BrowserContextOptions,
): Promise<{ readonly browser: Browser; readonly context: BrowserContext; readonly page: Page }>;

/** Opens a workbench. */
export function launch(options: LaunchOptions): Promise<LaunchedWorkbench>;
