import { parsePost } from '../document/parsePost.ts';
import type { PostDocument } from '../document/postDocument.ts';
import { applyEdits } from '../text/textEdit.ts';
import type { Finding, Fix } from './checks/check.ts';
import type { DiagnosticCode, Severity } from './checkTable.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * What a check found. Its fixes are tried when someone asks for them: in YAML that is broken, a fix is a guess, and
 * one that does not make it better is none.
 */
export class FoundDiagnostic implements Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: Diagnostic['message'];
  readonly range: Diagnostic['range'];
  readonly related?: readonly string[];
  readonly #post: PostDocument;
  #fixes: readonly Fix[];
  #areTried = false;

  constructor(code: DiagnosticCode, severity: Severity, finding: Finding, post: PostDocument) {
    this.code = code;
    this.severity = severity;
    this.message = finding.message;
    this.range = finding.range;
    if (finding.related) this.related = finding.related;
    this.#fixes = finding.fixes;
    this.#post = post;
  }

  get fixes(): readonly Fix[] {
    if (!this.#areTried) this.#fixes = this.#fixes.filter((fix) => this.#isBetter(fix));
    this.#areTried = true;
    return this.#fixes;
  }

  #isBetter({ edits }: Fix): boolean {
    const before = problemsOf(this.#post);
    if (before === 0) return true;
    const after = problemsOf(parsePost(applyEdits(this.#post.text, edits)));
    return this.code === 'yaml-syntax' ? after < before : after <= before;
  }
}

function problemsOf({ frontMatter }: PostDocument): number {
  return frontMatter.kind === 'absent' ? 0 : frontMatter.problems.length;
}
