import { placeOfValue, yamlScalar } from '../../document/yamlScalar.ts';
import { httpUrl, scalarOf } from '../../facts/postFacts.ts';
import { PLACEHOLDER, placeholderOf, PLACEHOLDERS } from '../../site/permalink.ts';
import { PERMALINK_STYLES } from '../../site/site.ts';
import { message, type Message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import type { CheckContext, Finding } from './check.ts';

/** A permalink that leads nowhere, or at which Jekyll stops. */
export function* checkPermalink({ post, facts, home }: CheckContext): Generator<Finding> {
  const field = facts.fields.get('permalink');
  const written = scalarOf(field);
  if (!field || !written) return;
  const wrong = wrongPermalink(written.text, home !== undefined && home.place.kind !== 'page');
  if (!wrong) return;
  const { said, better } = wrong;
  const newText = better === undefined ? undefined : yamlScalar(better, placeOfValue(post.text, field));
  yield {
    message: said,
    range: written.range,
    fixes:
      newText === undefined
        ? []
        : [
            {
              title: message('Set “{key}” to {value}', { key: 'permalink', value: newText }),
              edits: [{ range: written.range, newText }],
            },
          ],
  };
}

interface WrongPermalink {
  readonly said: Message;
  readonly better: string | undefined;
}

function wrongPermalink(permalink: string, hasPlaceholders: boolean): WrongPermalink | undefined {
  const style = PERMALINK_STYLES.get(permalink);
  if (style !== undefined) {
    return {
      said: message('“{style}” is a style of _config.yml: here it is the address itself.', {
        style: permalink,
      }),
      better: style,
    };
  }
  const url = httpUrl(permalink);
  if (url) {
    return {
      said: message('A permalink is an address on this site: without https:// and host.'),
      better: permalink.replace(/^https?:\/\/[^/]*\/?/i, '/'),
    };
  }
  // A page takes colons as they are.
  if (!hasPlaceholders) return undefined;
  for (const { index, 1: name = '' } of permalink.matchAll(PLACEHOLDER)) {
    if (placeholderOf(name) !== undefined) continue;
    const meant = nearest(name, PLACEHOLDERS);
    const end = index + 1 + name.length;
    return {
      said: message('No part of a permalink is called “:{name}”: Jekyll stops at it.', { name }),
      better:
        meant === undefined ? undefined : `${permalink.slice(0, index)}:${meant}${permalink.slice(end)}`,
    };
  }
  return undefined;
}
