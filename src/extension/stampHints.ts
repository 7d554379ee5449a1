import * as vscode from 'vscode';
import { toRange } from './convert.ts';
import { howLongAgo, localTime } from './localTime.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import { showsStampHints } from './settings.ts';

interface Dependencies {
  readonly posts: OpenPosts;
}

/** Says behind the stamp, which is a number, which time it means. */
export function registerStampHints({ posts }: Dependencies): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('galley.inlayHints')) changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(POST_SELECTOR, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        const { stamp } = posts.get(document).document;
        if (stamp?.time === undefined || !showsStampHints(document.uri)) return [];
        const { end } = toRange(document, stamp.range);
        if (!range.contains(end)) return [];
        const hint = new vscode.InlayHint(end, localTime(stamp.time, 'short'));
        hint.paddingLeft = true;
        hint.tooltip = `${localTime(stamp.time, 'full')} (${howLongAgo(stamp.time)})`;
        return [hint];
      },
    }),
  );
}
