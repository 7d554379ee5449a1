import type { StateCore, Token } from 'markdown-it';

/** A list with `{:toc}` stands for the headings of the text, but for those with `{:.no_toc}`. */
export function fillTableOfContents(state: StateCore): void {
  const { tokens } = state;
  const start = tokens.findIndex(
    (token) => token.type.endsWith('_list_open') && token.attrGet('toc') !== null,
  );
  if (start < 0) return;
  const { level, tag } = tokens[start]!;
  const end = tokens.findIndex((token, at) => at > start && token.level === level && token.nesting === -1);
  const headings = tokens.flatMap((token, at) =>
    token.type === 'heading_open' && !token.attrGet('class')?.split(' ').includes('no_toc')
      ? [{ level: Number(token.tag.slice(1)), id: token.attrGet('id') ?? '', title: tokens[at + 1]! }]
      : [],
  );
  const list: Token[] = [];
  const make = (type: string, name: string, nesting: Token['nesting']): Token => {
    const token = new state.Token(type, name, nesting);
    token.block = true;
    list.push(token);
    return token;
  };
  const open = (): void => void make(tag === 'ol' ? 'ordered_list_open' : 'bullet_list_open', tag, 1);
  const close = (): void => void make('list_close', tag, -1);
  const path: number[] = [];
  for (const { level: depth, id, title } of headings) {
    let parent = path.at(-1);
    if (parent === undefined || parent < depth) open();
    while (parent !== undefined && parent >= depth) {
      make('list_item_close', 'li', -1);
      path.pop();
      const above = path.at(-1);
      // As kramdown has it: what is less deep than its elder sister stands beside their mother.
      if (above !== undefined && above >= depth) close();
      parent = above;
    }
    path.push(depth);
    make('list_item_open', 'li', 1);
    make('inline', '', 0).children = link(state, id, title);
  }
  for (; path.length > 0; path.pop()) {
    make('list_item_close', 'li', -1);
    close();
  }
  tokens.splice(start, end - start + 1, ...list);
}

function link(state: StateCore, id: string, title: Token): Token[] {
  const open = new state.Token('link_open', 'a', 1);
  open.attrSet('href', `#${id}`);
  const inner = (title.children ?? []).filter(({ type }) => !/^(?:link_|footnote_|html_inline$)/.test(type));
  return [open, ...inner, new state.Token('link_close', 'a', -1)];
}
