// What the command line needs before it knows what is asked: a facade of its own, since with the other,
// `postService.ts`, comes all that is behind it.
export { nearest } from './text/nearest.ts';
export { printable } from './text/printable.ts';
