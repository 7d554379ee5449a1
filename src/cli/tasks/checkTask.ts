import { basename, relative, sep } from 'node:path';
import {
  LineIndex,
  renderDiagnosticLine,
  type Diagnostic,
  type DiagnosticOptions,
  type FrontMatterSchema,
  type PostService,
} from '../../core/postService.ts';
import { absolutePath } from '../../disk/paths.ts';
import { diagnosticCommand } from '../formats/githubFormat.ts';
import { diagnosticJson } from '../formats/jsonFormat.ts';
import { sarifResult } from '../formats/sarifFormat.ts';
import { count, type PostTask, type TaskTools } from '../jobs/batch.ts';
import type { NamedText } from '../namedText.ts';
import { Sites } from '../sites.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface CheckTaskOptions {
  readonly command: 'check';
  readonly format: CheckFormat;
  /** What the clock showed at the beginning, in epoch milliseconds. */
  readonly now: number;
  /** JSON Schemas for the front matter. */
  readonly schemas: readonly ChosenSchema[];
  readonly options: Pick<DiagnosticOptions, 'severities' | 'requiredFields'>;
}

/** A schema, and the posts that it is for; all by default. */
export interface ChosenSchema {
  readonly file: NamedText;
  readonly layouts?: readonly string[];
  /** A pattern of paths below a folder. */
  readonly files?: { readonly folder: string; readonly glob: string };
}

/** Writes the diagnostics of a post. Its tally counts `posts`, `flawed` (posts with any), the severities,
 * and the codes as `code:…`. */
export function createCheckTask(
  { format, now, schemas: chosen, options }: CheckTaskOptions,
  { service, reader, fs, cwd }: TaskTools,
): PostTask {
  const sites = new Sites(fs);
  const schemas = chosen.map((one) => readSchema(one, service));
  return (found, result) => {
    const read = reader.read(found);
    if (read.kind === 'unreadable') {
      result.complaints.push({ path: found.path, reason: read.reason, failed: true });
    }
    if (read.kind !== 'post') return;
    const post = service.read(read.text, basename(found.path));
    if (!found.named && post.document.frontMatter.kind === 'absent') return;

    count(result.tally, 'posts');
    const path = absolutePath(cwd, found.path);
    const diagnostics = service.diagnose(post, {
      ...options,
      ...sites.of(path),
      now,
      schemas: schemas.flatMap(({ schema, isFor }) => (isFor(path, post.facts.layout) ? schema : [])),
    });
    if (diagnostics.length === 0) return;
    count(result.tally, 'flawed');
    const lines = new LineIndex(read.text);
    for (const diagnostic of diagnostics) {
      count(result.tally, diagnostic.severity);
      count(result.tally, `code:${diagnostic.code}`);
      result.out += written(found.path, diagnostic, lines, format);
    }
  };
}

function readSchema(
  { file, layouts, files }: ChosenSchema,
  service: PostService,
): {
  readonly schema: FrontMatterSchema;
  readonly isFor: (path: string, layout: string | undefined) => boolean;
} {
  const matches = files && service.team.matchGlob(files.glob);
  return {
    schema: service.readSchema(file.text, file.name),
    isFor: (path, layout) =>
      (!layouts || (layout !== undefined && layouts.includes(layout))) &&
      (!matches || matches(relative(files.folder, path).replaceAll(sep, '/'))),
  };
}

function written(file: string, diagnostic: Diagnostic, lines: LineIndex, format: CheckFormat): string {
  const start = lines.positionAt(diagnostic.range.start);
  const end = lines.positionAt(diagnostic.range.end);
  switch (format) {
    case 'text':
      return `${renderDiagnosticLine(file, start, diagnostic)}\n`;
    case 'json':
      return `${diagnosticJson(file, diagnostic, start)}\n`;
    case 'github':
      return `${diagnosticCommand(file, diagnostic, start, end)}\n`;
    case 'sarif':
      // The comma before the very first one is dropped where the results are put together.
      return `,\n${sarifResult(file, diagnostic, start, end)}`;
  }
}
