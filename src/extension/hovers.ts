import * as vscode from 'vscode';
import type { Hover, Message, PostService } from '../core/postService.ts';
import type { Archive } from './archive.ts';
import { toRange, translate } from './convert.ts';
import { howLongAgo, localTime } from './localTime.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import type { Schemas } from './schemas.ts';
import type { Sites } from './sites.ts';

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly archive: Archive;
  readonly schemas: Schemas;
  readonly sites: Sites;
}

export function registerHovers({ service, posts, archive, schemas, sites }: Dependencies): vscode.Disposable {
  return vscode.languages.registerHoverProvider(POST_SELECTOR, {
    async provideHover(document, position, token) {
      const post = posts.get(document);
      const offset = document.offsetAt(position);
      if (offset > post.document.body.start) return undefined;
      const { version } = document;
      const counts = service.wantsCounts(post, offset);
      if (counts) await archive.soon();
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const place = sites.of(document.uri);
      const published = place && service.publication(post, place.site, place.path);
      const hover = service.hover(post, offset, archive.index, {
        schemas: schemas.for(document.uri, post.facts.layout),
        ...(published && { published }),
      });
      if (!hover) return undefined;
      const contents = [...hover.texts.map(asMarkdown), ...tellTime(hover)];
      if (counts && !archive.complete) {
        contents.push(new vscode.MarkdownString(vscode.l10n.t('Some posts are still being read.')));
      }
      return new vscode.Hover(contents, toRange(document, hover.range));
    },
  });
}

/** An instant as the person's clock shows it, in UTC, and how long ago it is. */
function tellTime({ time }: Hover): vscode.MarkdownString[] {
  if (time === undefined) return [];
  const lines = [
    vscode.l10n.t('{time} ({ago})', { time: localTime(time, 'full'), ago: howLongAgo(time) }),
    `${new Date(time).toISOString()} (UTC)`,
  ];
  return [new vscode.MarkdownString(lines.join('  \n'))];
}

/** A core message whose sentence is Markdown and whose values are a file's own words: these show as they are. */
export function asMarkdown({ text, values }: Message): vscode.MarkdownString {
  const escaped = Object.entries(values).map(([name, value]) => [
    name,
    new vscode.MarkdownString().appendText(String(value)).value,
  ]);
  const message: Message = { text, values: Object.fromEntries(escaped) as Message['values'] };
  return new vscode.MarkdownString(translate(message));
}
