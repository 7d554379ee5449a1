// yaml, run when front matter is read that is not plain: see esbuild.mjs.
let loaded;
const yaml = () => (loaded ??= require('yaml'));

export const parse = (...args) => yaml().parse(...args);
export const parseDocument = (...args) => yaml().parseDocument(...args);
export const isAlias = (node) => yaml().isAlias(node);
export const isMap = (node) => yaml().isMap(node);
export const isNode = (node) => yaml().isNode(node);
export const isPair = (node) => yaml().isPair(node);
export const isScalar = (node) => yaml().isScalar(node);
export const isSeq = (node) => yaml().isSeq(node);
export const visit = (...args) => yaml().visit(...args);
for (const name of ['BREAK', 'REMOVE', 'SKIP']) {
  Object.defineProperty(visit, name, { get: () => yaml().visit[name] });
}
