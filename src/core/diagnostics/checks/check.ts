import type { ArchiveIndex } from '../../archive/archiveIndex.ts';
import type { PostDocument } from '../../document/postDocument.ts';
import type { FrontMatterSchema } from '../../jsonSchema/frontMatterSchema.ts';
import type { PostFacts } from '../../facts/postFacts.ts';
import type { PostPlace } from '../../site/postPlace.ts';
import type { Site } from '../../site/site.ts';
import type { Message } from '../../text/message.ts';
import type { OffsetRange } from '../../text/offsetRange.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/** The archive, and what it knows the post by. */
export interface ArchiveContext {
  readonly index: ArchiveIndex;
  readonly path: string;
  /** The path of another post below the root of this post's site, with `/`; undefined where it is of another
   * site, or that is not known. Without it nothing is said of addresses. */
  readonly pathInSite?: (path: string) => string | undefined;
}

/** What a check may ask. */
export interface CheckContext {
  readonly post: PostDocument;
  readonly facts: PostFacts;
  /** The fields that this post must have. */
  readonly requiredFields: readonly string[];
  /** What the archive knows, once it knows everything. */
  readonly archive: ArchiveContext | undefined;
  /** Schemas that the workspace names for such posts. */
  readonly schemas: readonly FrontMatterSchema[];
  /** Where the post belongs; undefined where that is not known, or its site's settings cannot be read. */
  readonly home: PostHome | undefined;
  /** Epoch milliseconds; undefined where no clock is at hand. */
  readonly now: number | undefined;
}

/** A site, and the post's place in it. */
export interface PostHome {
  readonly site: Site;
  readonly place: PostPlace;
}

/** What a check finds: a diagnostic, whose code and severity the table of checks adds. */
export interface Finding {
  readonly message: Message;
  readonly range: OffsetRange;
  /** What mends it, the best first. */
  readonly fixes: readonly Fix[];
  /** Other posts that it is about, by what the archive knows them by. */
  readonly related?: readonly string[];
}

/** A way to mend a diagnostic: edits of the post's text. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

export type Check = (context: CheckContext) => Iterable<Finding>;
