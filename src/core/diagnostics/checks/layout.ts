import { placeOfValue, yamlScalar } from '../../document/yamlScalar.ts';
import { scalarOf } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import { nearest } from '../../text/nearest.ts';
import type { CheckContext, Finding } from './check.ts';
import { inTypographicQuotes } from './typographicQuotes.ts';

/** What means no layout, and the one that GitHub Pages brings for sites without a theme. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['none', 'false', 'default']);

/** A layout that no file has. */
export function* checkLayout({ post, facts, home }: CheckContext): Generator<Finding> {
  const field = facts.fields.get('layout');
  const written = scalarOf(field);
  const layouts = home?.site.layouts;
  if (!field || !written || !layouts || layouts.size === 0 || home.site.hasTheme) return;
  const name = written.text;
  if (name === '' || layouts.has(name) || ALWAYS_THERE.has(name) || inTypographicQuotes(name)) return;
  const meant = nearest(name, [...layouts]);
  const place = placeOfValue(post.text, field);
  yield {
    message: message('No file in “{folder}” is the layout “{name}”.', { folder: home.site.layoutsDir, name }),
    range: written.range,
    fixes:
      meant === undefined
        ? []
        : [
            {
              title: message('Change to “{meant}”', { meant }),
              edits: [{ range: written.range, newText: yamlScalar(meant, place) }],
            },
          ],
  };
}
