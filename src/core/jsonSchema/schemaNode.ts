/** A schema, or a part of one. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** The steps of a JSON pointer in a URI fragment, `#/a/b`: https://www.rfc-editor.org/rfc/rfc6901 */
export function readPointer(pointer: string): string[] {
  return pointer
    .replace(/^#/, '')
    .split('/')
    .slice(1)
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a pointer leads to in a schema; where it goes through a reference, on from what that means. */
export function nodeAt(root: SchemaNode, pointer: string): unknown {
  let node: unknown = root;
  for (const step of readPointer(pointer)) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = (node as SchemaNode)[step];
    if (step === '$ref' && typeof node === 'string') node = node === '#' ? root : nodeAt(root, node);
  }
  return node;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
