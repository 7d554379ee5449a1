import * as vscode from 'vscode';
import { archivedPost } from '../support.ts';

export const SLOT = '<section id="imu"><div id="dfp-ad-imu1">        </div></section>';
export const BANNER =
  '<a href="https://subscribe.sph.com.sg/promotions/x/?utm_source=zb" target="_blank"><img class="lazyload" data-src="https://static.zaobao.com/b.jpg" alt></a>';
export const BODY = `<p>第一段。</p>${SLOT}<p>第二段。</p><div id="innity-in-post"></div><div id="dfp-ad-midarticlespecial">        </div><p>第三段。</p>${BANNER}${BANNER}`;
export const CLEAN = '<p>第一段。</p><p>第二段。</p><p>第三段。</p>';

/** What only its wording tells: junk at the level `thorough`. */
export const POINTER = '<p>延伸阅读：<a href="https://www.zaobao.com/b">另一篇</a></p>';

/** Paragraphs so long that the pointer beside them is little. */
export const LONG = `<p>${'一段很长的文字。'.repeat(10)}</p>`;

/** Takes a paragraph away, for a folder's rules; id `mine:box`. */
export const BOX_RULE = '! id: mine:box\n! kind: promo\n! note: Boxes of mine.\n##p.my-box\n';
export const BOX = '<p class="my-box">Buy, buy, buy, and tell all your friends!</p>';

export const dirtyPost = archivedPost({ body: BODY });
export const cleanPost = archivedPost({ body: CLEAN });

/** A question, and how a person answers it: by one of its buttons. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

type Show = 'showWarningMessage' | 'showInformationMessage' | 'showErrorMessage';

/** Answers what VS Code would ask a person, as long as the surrounding tests run. */
export function answering(kind: Show = 'showWarningMessage'): {
  /** The questions since the test began. */
  readonly asked: Question[];
  answer: (question: Question) => Promise<string | undefined>;
} {
  const nobody = (): Promise<undefined> => Promise.resolve(undefined);
  const person = {
    asked: [] as Question[],
    answer: nobody as (question: Question) => Promise<string | undefined>,
  };
  const window = vscode.window as unknown as Record<Show, unknown>;
  const own = window[kind];
  before(() => {
    window[kind] = (message: string, ...rest: (string | vscode.MessageOptions)[]) => {
      const options = rest.find((one) => typeof one === 'object');
      const question = {
        message,
        detail: options?.detail ?? '',
        buttons: rest.filter((one) => typeof one === 'string'),
      };
      person.asked.push(question);
      return person.answer(question);
    };
  });
  beforeEach(() => {
    person.asked.length = 0;
    person.answer = nobody;
  });
  after(() => {
    window[kind] = own;
  });
  return person;
}

/** What is faded in a document. */
export function hints(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary));
}

export function faded(document: vscode.TextDocument): string[] {
  return hints(document).map(({ range }) => document.getText(range));
}

/** Puts the caret, or the pointer, in the middle of some text. */
export function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`not there: ${text}`);
  return document.positionAt(at + Math.floor(text.length / 2));
}
