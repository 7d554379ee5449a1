import * as vscode from 'vscode';
import { LineIndex, type PostService, type RuleProposal } from '../../core/postService.ts';
import { walkPosts, type ArchivePost } from '../archivePosts.ts';
import { toRangeIn } from '../convert.ts';

/** What one proposed rule takes in the archive, as far as that is known. */
export interface Matches {
  posts: number;
  pieces: number;
  /** The first ones: more are too many to look at. */
  readonly locations: vscode.Location[];
}

/** More places are no list to look through. */
const MOST_LOCATIONS = 300;

interface Search {
  readonly service: PostService;
  readonly log: vscode.LogOutputChannel;
  readonly places: readonly vscode.Uri[];
  readonly proposals: readonly RuleProposal[];
  readonly token: vscode.CancellationToken;
  /** Told often; `all` posts are there to look at. */
  readonly progress: (done: number, all: number) => void;
}

/** Counts, post by post, what each of the proposals would take. `matches` fill as the walk goes on. */
export function searchArchive({ service, log, places, proposals, token, progress }: Search): {
  readonly matches: ReadonlyMap<RuleProposal, Matches>;
  /** Settles when all posts were seen, or the token was cancelled. */
  readonly finished: Promise<boolean>;
} {
  const trials = proposals.map((proposal) => ({
    find: service.tryProposal(proposal),
    found: noMatches(),
    proposal,
  }));
  const visit = ({ uri, post }: ArchivePost): void => {
    let lines: LineIndex | undefined;
    const { text } = post.document;
    for (const { find, found } of trials) {
      const removals = find(post);
      if (removals.length === 0) continue;
      found.posts++;
      found.pieces += removals.length;
      for (const { range } of removals) {
        if (found.locations.length === MOST_LOCATIONS) break;
        lines ??= new LineIndex(text);
        found.locations.push(new vscode.Location(uri, toRangeIn(lines, range)));
      }
    }
  };
  return {
    matches: new Map(trials.map(({ proposal, found }) => [proposal, found])),
    finished: walkPosts({ service, log, places, token, progress }, visit),
  };
}

function noMatches(): Matches {
  return { posts: 0, pieces: 0, locations: [] };
}
