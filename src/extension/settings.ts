import * as vscode from 'vscode';
import type { CleaningLevel, CleaningOptions, DiagnosticOptions, Severity } from '../core/postService.ts';

/** How files become posts; see the setting `galley.files.detection`. */
export type Detection = 'patternAndShape' | 'pattern' | 'shape' | 'off';

/** The settings under `galley`, as they hold for one file or folder. */
function section(scope: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('galley', scope);
}

export function detection(scope: vscode.Uri): Detection {
  return section(scope).get<Detection>('files.detection', 'patternAndShape');
}

/** Globs, relative to the workspace folder, of further files that are posts. */
export function filePatterns(scope: vscode.Uri): readonly string[] {
  return section(scope).get<string[]>('files.patterns', []);
}

export function diagnosticOptions(scope: vscode.Uri): DiagnosticOptions {
  const settings = section(scope);
  const severities = settings.get<Record<string, Severity | 'off'>>('diagnostics.severity', {});
  const required = settings.inspect<string[]>('frontMatter.requiredFields');
  // The default is for archived posts alone; fields that someone asked for are wanted in every post.
  const requiredFields =
    required?.workspaceFolderValue ?? required?.workspaceValue ?? required?.globalValue ?? undefined;
  return requiredFields ? { severities, requiredFields } : { severities };
}

/** Cleaning rules that the person wrote, a line each. */
export function ruleLines(scope: vscode.Uri): readonly string[] {
  return section(scope).get<string[]>('cleaning.rules', []);
}

export function cleaningOptions(scope: vscode.Uri): CleaningOptions {
  return { level: section(scope).get<CleaningLevel>('cleaning.level', 'safe') };
}
