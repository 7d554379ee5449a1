import { glueOf } from '../document/gluedTags.ts';
import { placeOf } from '../document/htmlTree.ts';
import { message } from '../text/message.ts';
import type { BrokenBody, Finding } from './repair.ts';

/** Start tags whose name and first attribute have run together. */
export function* findGluedTags({ text, tree, elements }: BrokenBody): Generator<Finding> {
  for (const element of elements) {
    const place = placeOf(tree, element);
    const glue = place && glueOf(text, place.startTag.start);
    // Outside HTML, Markdown would read what follows in another way.
    if (glue === undefined || element.parent === tree.root) continue;
    yield {
      message: message('A space is missing behind “<{name}”.', { name: element.name }),
      range: place!.startTag,
      edits: [{ range: { start: glue, end: glue }, newText: ' ' }],
    };
  }
}
