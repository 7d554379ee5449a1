import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { english, type Diagnostic, type LinePosition, type Severity } from '../../core/postService.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A SARIF 2.1.0 `result` object. Both places count from 0, in UTF-16 code units. */
export function sarifResult(
  file: string,
  diagnostic: Diagnostic,
  start: LinePosition,
  end: LinePosition,
): string {
  return JSON.stringify({
    ruleId: diagnostic.code,
    level: LEVELS[diagnostic.severity],
    message: { text: english(diagnostic.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileUri(file) },
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
      },
    ],
  });
}

/** What stands before the results: they are written as they come. */
export const SARIF_BEGIN =
  '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[';

/** What stands behind the results. `codes` are those that the results name. */
export function sarifEnd(codes: readonly string[], version: string, successful: boolean): string {
  const tool = { driver: { name: 'Galley', version, rules: codes.map((id) => ({ id })) } };
  const invocations = [{ executionSuccessful: successful }];
  return `],"tool":${JSON.stringify(tool)},"invocations":${JSON.stringify(invocations)}}]}\n`;
}

/** A relative URI reference for a relative path, a file URL for an absolute one. */
function fileUri(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
