// The one global that the core uses beyond ECMAScript: every host has it, in Node, worker and page.

interface URL {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
}
declare const URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
};

/** A text file, as the bundler puts it into the code. */
declare module '*.txt' {
  const text: string;
  export { text as default };
}
