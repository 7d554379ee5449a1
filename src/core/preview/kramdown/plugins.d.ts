/** Plug-ins of markdown-it that bring no types, or other ones. */
declare module 'markdown-it-abbr' {
  import type MarkdownIt from 'markdown-it';
  function abbreviations(markdown: MarkdownIt): void;
  export { abbreviations as default };
}
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';
  function footnotes(markdown: MarkdownIt): void;
  export { footnotes as default };
}
declare module 'markdown-it-deflist' {
  import type MarkdownIt from 'markdown-it';
  function definitionLists(markdown: MarkdownIt): void;
  export { definitionLists as default };
}
