import type * as fs from 'node:fs';

/** What it takes to find and read files: Node's own operations, or a test's that fail on purpose. */
export type FileSystem = Pick<
  typeof fs,
  | 'closeSync'
  | 'existsSync'
  | 'fstatSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'statSync'
>;
