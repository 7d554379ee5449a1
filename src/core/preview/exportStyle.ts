/** The style sheet of an exported post: for reading on a screen, light or dark, and on paper. */
export const EXPORT_STYLE = `:root { color-scheme: light dark; --line: #8886; --tint: #8881; }
body { margin: 0 auto; padding: 2em 1.25em 4em; max-width: 70ch; font: 1.05rem/1.65 system-ui, sans-serif; overflow-wrap: anywhere; }
:lang(zh), :lang(ja), :lang(ko) { line-height: 1.8; }
body:has(article:is(:lang(zh), :lang(ja), :lang(ko))) { max-width: 40em; line-break: strict; }
.galley-header { margin-bottom: 2em; padding-bottom: 1em; border-bottom: 4px double var(--line); }
h1 { margin: 0 0 0.5em; font-size: 1.8em; line-height: 1.3; text-wrap: balance; }
h2, h3, h4, h5, h6 { margin: 1.6em 0 0.6em; line-height: 1.35; }
.galley-byline { display: flex; flex-wrap: wrap; gap: 0 1.25em; margin: 0; font-size: 0.9em; }
.galley-terms { display: flex; flex-wrap: wrap; gap: 0 0.8em; margin: 0.6em 0 0; padding: 0; list-style: none; font-size: 0.85em; }
.galley-tags li::before { content: '#' / ''; }
img, video { max-width: 100%; height: auto; }
figure { margin: 1.5em 0; text-align: center; }
figcaption, caption { font-size: 0.9em; }
blockquote { margin: 1.1em 0; padding-inline-start: 1.1em; border-inline-start: 3px solid var(--line); }
pre { padding: 0.8em 1em; overflow-x: auto; background: var(--tint); line-height: 1.5; }
code, pre, kbd, samp { font-family: ui-monospace, monospace; font-size: 0.92em; }
table { border-collapse: collapse; font-size: 0.95em; }
td, th { padding: 0.4em 0.8em; border: 1px solid var(--line); text-align: start; vertical-align: top; }
.galley-embed { display: block; margin: 1.1em 0; padding: 0.7em 1em; border: 1px solid var(--line); }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  a { color: inherit; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  img, figure, pre, tr, blockquote { break-inside: avoid; }
  pre { white-space: pre-wrap; }
}
`;
