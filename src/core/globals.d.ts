// The one global that the core uses beyond ECMAScript: every host has it, in Node, worker and page.

interface URL {
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly pathname: string;
  readonly search: string;
}
declare const URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
};

/** Characters that have a simplified form: `臺 台|灣 湾`. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export { pairs as default };
}

/** A text file, as the bundler puts it into the code. */
declare module '*.txt' {
  const text: string;
  export { text as default };
}
