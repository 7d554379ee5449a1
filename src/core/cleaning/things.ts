import type { Attributes } from '../document/htmlNodes.ts';

/** What makes an element worth keeping though it has no text. */
const THINGS = new Set(
  (
    'img picture video audio source track iframe frame object embed applet canvas svg math map area ' +
    'input select textarea meter progress blockquote q script template'
  ).split(' '),
);

/** Elements that a loader script fills with someone's post, video or chart. */
const EMBED =
  /\b(?:embed\w*|tweet|twitter-(?:tweet|video|timeline)|instagram-media|fb-(?:post|video)|tiktok-embed|flourish-\w+|infogram\w*|datawrapper\w*|chart\w*|highcharts\w*|player|\w+-player|video-js|jwplayer|youtube\w*|gallery|map)\b/i;
const EMBED_ATTRIBUTE =
  /^data-(?:href|url|embed|tweet|instgrm|video|image|src$|srcset|original|lazy|poster|media|component|props|chart|background|bg)/;

/** Whether the element itself is something to see, hear, fill in or run. */
export function isThing(name: string, attributes: Attributes): boolean {
  if (THINGS.has(name)) return true;
  // A custom element; a glued tag such as <divclass="ad"> has no proper name.
  if (name.includes('-'))
    return /^[a-z][\w-]*$/.test(name) && !/^amp-(?:ad|pixel|analytics|sticky-ad)\b/.test(name);
  if (attributes['class'] !== undefined && EMBED.test(attributes['class'])) return true;
  if (attributes['style'] !== undefined && /\burl\(/i.test(attributes['style'])) return true;
  for (const attribute in attributes) {
    if (attribute.startsWith('data-') && EMBED_ATTRIBUTE.test(attribute)) return true;
  }
  return false;
}
