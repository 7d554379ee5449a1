import * as vscode from 'vscode';
import type { Address, PostService } from '../core/postService.ts';
import { toRange } from './convert.ts';
import { POST_SELECTOR, type OpenPosts } from './posts.ts';
import { findLinkedFile, findReferredFile } from './siteFiles.ts';
import type { Sites } from './sites.ts';

/** The most paths of a post that are looked for among the files. */
const MOST_PATHS = 300;

interface Dependencies {
  readonly service: PostService;
  readonly posts: OpenPosts;
  readonly sites: Sites;
}

/** Leads from a post to what it names: addresses, files of the site, its layout, the pages of its terms. */
export function registerLinks({ service, posts, sites }: Dependencies): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(POST_SELECTOR, {
      async provideDocumentLinks(document) {
        const links = service.links(posts.get(document));
        const files = await findFiles(
          links.map(({ address }) => address),
          document.uri,
          sites,
        );
        return links.flatMap(({ range, address }) => {
          const target = address.kind === 'web' ? vscode.Uri.parse(address.url) : files.get(keyOf(address));
          return target ? [new vscode.DocumentLink(toRange(document, range), target)] : [];
        });
      },
    }),
    vscode.languages.registerDefinitionProvider(POST_SELECTOR, {
      async provideDefinition(document, position) {
        const reference = service.reference(posts.get(document), document.offsetAt(position));
        const file = reference && (await findReferredFile(reference, document.uri, sites));
        if (!file) return undefined;
        const start = new vscode.Range(0, 0, 0, 0);
        return [
          { originSelectionRange: toRange(document, reference.range), targetUri: file, targetRange: start },
        ];
      },
    }),
  );
}

/** The files that paths lead to; a path that leads nowhere is no link. */
async function findFiles(
  addresses: readonly Address[],
  from: vscode.Uri,
  sites: Sites,
): Promise<ReadonlyMap<string, vscode.Uri>> {
  const paths = new Map(
    addresses.flatMap((address) => (address.kind === 'web' ? [] : [[keyOf(address), address] as const])),
  );
  const found = await Promise.all(
    [...paths].slice(0, MOST_PATHS).map(async ([key, address]) => {
      const file = await findLinkedFile(address, from, sites);
      return file ? [[key, file] as const] : [];
    }),
  );
  return new Map(found.flat());
}

function keyOf({ kind, ...rest }: Exclude<Address, { readonly kind: 'web' }>): string {
  return `${kind} ${rest.path}`;
}
