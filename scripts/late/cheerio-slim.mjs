// cheerio, run when the first selector is read: see esbuild.mjs.
let loaded;
const cheerio = () => (loaded ??= require('cheerio/slim'));

export const load = (...args) => cheerio().load(...args);
