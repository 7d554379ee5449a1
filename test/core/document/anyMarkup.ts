import fc from 'fast-check';
import { GIVEN_UP, SERVED } from './markup.ts';

const tagName = fc.constantFrom(
  ...(
    'p p p p div div div span span a a b b i li li ul ol dl dt dd table tbody thead tfoot tr tr td td td th ' +
    'caption colgroup col em strong font nobr code h1 h2 h2 section article blockquote figure address center ' +
    'pre listing form button option optgroup ruby rb rt rtc rp noscript br br hr img img input wbr source ' +
    'area link meta base script style title textarea iframe xmp noembed noframes svg g path text clipPath ' +
    'html head body frame frameset select template math object marquee applet image plaintext keygen ' +
    'main dialog summary details x-y divclass="a" foreignObject desc P DIV Img'
  ).split(' '),
);
const attribute = fc.constantFrom(
  ...[
    ' class="x"',
    ' id=a',
    ' x',
    " y='\"'",
    ' a=1 A=2',
    ' =b',
    '/',
    ' / ',
    '"',
    '  \n',
    '\r\n',
    ' a="\r\n"',
  ],
  ...[' href="?a=1&b=2"', ' href="?a&amp;b&copy=1&copy"', ' b = "&nbsp;&#65;&#x41;&hellip;"', ' a="1"b="2"'],
  ...[
    ' xlink:href="#a" viewBox="0 0" viewbox=1 xmlns="x"',
    ' constructor __proto__=1 1=2',
    ' 中="1"',
    ' a=/',
  ],
);
const text = fc.constantFrom(
  ...['x', '文😀', ' ', '\n', '  \n ', ' 😀', 'a & b', '&amp;', '&nbsp;x', '&hellip;', '&#160;', '&#xD800;'],
  ...['&#128;', '&#0;', '&#13;', '&#10;', '&notit;', 'AT&T', '&copy 1', '<', '< ', '>', 'a<1', '\r\n', '\r'],
  ...['&', '&;', '&#;', '&#x;', '&zwnj', '\f', '\t', '"', '\u00A0', '\uFEFF', '\0', '-->', ']]>'],
);
const odd = fc.constantFrom(...SERVED, ...GIVEN_UP);
const startTag = fc
  .tuple(tagName, fc.array(attribute, { maxLength: 2 }))
  .map(([name, attributes]) => `<${name}${attributes.join('')}>`);
const endTag = tagName.map((name) => `</${name}>`);

/** Markup that mostly nests, or it would never be read to its end. */
const { markup } = fc.letrec<{ markup: string; piece: string; nested: string }>((tie) => ({
  markup: fc
    .array(tie('piece'), { maxLength: 6, depthIdentifier: 'markup' })
    .map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { depthIdentifier: 'markup', maxDepth: 5 },
    { arbitrary: text, weight: 4 },
    { arbitrary: tie('nested'), weight: 9 },
    { arbitrary: startTag, weight: 1 },
    { arbitrary: endTag, weight: 1 },
    { arbitrary: odd, weight: 1 },
  ),
  nested: fc
    .tuple(tagName, fc.option(attribute, { nil: '' }), tie('markup'))
    .map(([name, attributes, inner]) => `<${name}${attributes}>${inner}</${name}>`),
}));

export { markup as anyMarkup };
