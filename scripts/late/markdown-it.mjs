// markdown-it, run when the first post is rendered: see esbuild.mjs.
let loaded;
const markdownIt = () => (loaded ??= require('markdown-it').default);

export default function MarkdownIt(...args) {
  return new (markdownIt())(...args);
}
