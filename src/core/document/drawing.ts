import { foreignContent, html, Token } from 'parse5';
import { Element } from 'domhandler';
import { AttributeMap, placeNode, type Attributes, type ElementPlace } from './htmlNodes.ts';

/** The elements of SVG that hold nothing but each other, so that HTML's rules have no say inside a drawing. */
const SHAPES = new Set(
  (
    'svg g defs symbol use path circle ellipse line polygon polyline rect clippath mask pattern marker ' +
    'lineargradient radialgradient stop filter text tspan'
  ).split(' '),
);

/** @param name in lower case */
export function isShape(name: string): boolean {
  return SHAPES.has(name);
}

/** An element of a drawing: its names have capital letters and name spaces whatever the text has. */
export function makeShape(name: string, attributes: Attributes, place: ElementPlace): Element {
  const token: Token.TagToken = {
    type: Token.TokenType.START_TAG,
    tagName: name,
    tagID: html.getTagID(name),
    selfClosing: false,
    ackSelfClosing: false,
    attrs: Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
    location: null,
  };
  foreignContent.adjustTokenSVGTagName(token);
  foreignContent.adjustTokenSVGAttrs(token);
  foreignContent.adjustTokenXMLAttrs(token);
  const adjusted = new AttributeMap();
  for (const { name: key, value } of token.attrs) adjusted[key] = value;
  const element = new Element(token.tagName, adjusted, []);
  element.namespace = html.NS.SVG;
  return placeNode(element, place);
}
