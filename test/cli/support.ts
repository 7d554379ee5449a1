import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FileSystem, Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { runGit } from '../../src/cli/runGit.ts';

/** The program as it is shipped. */
export const BUNDLE = path.resolve('dist/cli.js');

/** What a call of the program came to. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** An empty slot that every version of the rules takes out, and a post around it. */
export const JUNK = '<div id="dfp-ad-imu1">        </div>';
export const FRONT_MATTER =
  '---\nlayout: post\ntitle: A title\ndate: 2021-08-26T02:42:56.371Z\nauthor: Someone\n' +
  'from: https://www.zaobao.com/story1\ntags: [ 联合早报 ]\ncategories: [ News ]\n---\n';
export const BODY = `<div>\n<p>One, 二, 😀.</p>${JUNK}<p>Two.</p>\n</div>\n`;
export const DIRTY_POST = FRONT_MATTER + BODY;
export const CLEAN_POST = FRONT_MATTER + BODY.replace(JUNK, '');
/** A post with an error that `galley check` finds. */
export const FLAWED_POST = '---\ntitle: A title\ndate: never\n---\nText.\n';

const folders: string[] = [];

/** Makes a folder with these files, which is removed after all tests. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'galley-test-')));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

after(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** In place of Node's own: calls that fail on purpose. */
  readonly fs?: Partial<FileSystem>;
}

/** Unlike Node's `text`, this keeps a byte order mark. */
async function readText(stream: Readable): Promise<string> {
  return (await buffer(stream)).toString('utf8');
}

/** Calls `main` in this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const io: Io = {
    argv,
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout,
    stderr,
    cwd: options.cwd ?? process.cwd(),
    fs: { ...fs, ...options.fs },
    git: runGit,
    version: '1.2.3',
  };
  const [out, err, code] = await Promise.all([
    readText(stdout),
    readText(stderr),
    main(io).finally(() => {
      stdout.end();
      stderr.end();
    }),
  ]);
  return { code, out, err };
}

/** Runs the shipped program in a process of its own. */
export async function runProgram(
  argv: readonly string[],
  { cwd = process.cwd(), stdin }: RunOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [BUNDLE, ...argv], { cwd });
  child.stdin.on('error', () => {
    // It ended without reading all that it was given.
  });
  child.stdin.end(stdin);
  const [out, err, code] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, out, err };
}

/** The objects of an NDJSON text. */
export function readJsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T);
}

/** The text that a dry run's JSON says would remain. */
export function withoutRemovals(
  text: string,
  removals: readonly { readonly start: number; readonly end: number }[],
): string {
  return [...removals]
    .reverse()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}
