// gray-matter asks js-yaml for its own YAML engine, which Galley replaces: none of this is ever called.
const unused = () => {
  throw new Error('js-yaml is not bundled');
};
export const safeLoad = unused;
export const safeDump = unused;
