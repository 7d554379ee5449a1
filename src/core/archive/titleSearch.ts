import { foldCase } from '../text/foldCase.ts';
import { pinyinInitials } from '../text/pinyinInitials.ts';
import type { TitledPost } from './postList.ts';

/** A title in the forms in which it is looked for. */
interface Searchable {
  readonly post: TitledPost;
  readonly title: string;
  readonly initials: string;
}

/** Finds posts by what people type of their titles: words in any order, letters of any case and width, or the pinyin
 * initials of a Chinese title. */
export class TitleSearch {
  readonly #posts: Searchable[] = [];

  /** The latest posts are to be added first. */
  add(post: TitledPost): void {
    this.#posts.push({ post, title: foldCase(post.title), initials: pinyinInitials(post.title) });
  }

  /** The best ones, at most so many: those whose title begins with what is typed, then those that have it as it
   * stands, then others; the latest first. All, if nothing is typed. */
  find(typed: string, most: number): readonly TitledPost[] {
    const wanted = foldCase(typed).trim();
    const words = wanted.split(/\s+/).filter(Boolean);
    const found: TitledPost[][] = [[], [], []];
    for (const { post, title, initials } of this.#posts) {
      const at = title.indexOf(wanted);
      const isFound = at >= 0 || words.every((word) => title.includes(word) || initials.includes(word));
      if (!isFound) continue;
      const rank = found[at === 0 ? 0 : at > 0 ? 1 : 2]!;
      if (rank.length < most) rank.push(post);
      if (found[0]!.length === most) break;
    }
    return found.flat().slice(0, most);
  }
}
