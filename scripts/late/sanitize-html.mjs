// sanitize-html, run when the first post is rendered: see esbuild.mjs.
let loaded;
const sanitizeHtml = () => (loaded ??= require('sanitize-html'));

export default (...args) => sanitizeHtml()(...args);
