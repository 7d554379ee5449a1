export interface Server {
  /** Host and port, as they stand in an address. */
  readonly authority: string;
  /** Settles, with the reason, when the server has ended. */
  readonly exited: Promise<string>;
  readonly stop: () => Promise<void>;
  /** Everything that it has printed. */
  readonly output: () => string;
}

/** Installs a .vsix as a person would, and returns what the server says about it. */
export function installExtension(
  vsix: string,
  places: { readonly userDataDir: string; readonly extensionsDir: string },
): Promise<string>;
