import { findDiagnostics, type DiagnosticOptions } from '../../../src/core/diagnostics/findDiagnostics.ts';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { parsePost } from '../../../src/core/document/parsePost.ts';
import { readFacts } from '../../../src/core/facts/postFacts.ts';
import { english } from '../../../src/core/text/message.ts';
import { slice } from '../../../src/core/text/offsetRange.ts';

export function diagnose(text: string, fileName?: string, options?: DiagnosticOptions): Diagnostic[] {
  const post = parsePost(text);
  return findDiagnostics(post, readFacts(post, fileName), options);
}

/** The diagnostics in short: code, what is underlined, and the message. */
export function alarms(text: string, fileName?: string, options?: DiagnosticOptions): string[] {
  return diagnose(text, fileName, options).map(
    ({ code, range, message }) => `${code} at ${JSON.stringify(slice(text, range))}: ${english(message)}`,
  );
}
