import type { MarkedPosts, OverviewData, OverviewTexts } from '../../protocol/overviewMessages.ts';
import { numberText } from './drawing.ts';

/** The archive in numbers; those that are about some of the posts lead to them. */
export function showFigures(
  list: HTMLElement,
  { data, texts }: { readonly data: OverviewData; readonly texts: OverviewTexts },
  open: (posts: MarkedPosts) => void,
): void {
  const figures: readonly (readonly [name: string, value: number, posts?: MarkedPosts])[] = [
    [texts.posts, data.count, {}],
    [texts.dates, data.days.days.length],
    [texts.sources, data.sourceCount],
    [texts.tags, data.tagCount],
    ...(data.undated > 0 ? ([[texts.undated, data.undated, { isUndated: true }]] as const) : []),
  ];
  list.replaceChildren(
    ...figures.map(([name, value, posts]) => {
      const item = document.createElement('li');
      const box = document.createElement(posts ? 'button' : 'span');
      const number = document.createElement('strong');
      number.textContent = numberText(value);
      box.append(number, ' ', name);
      if (posts) box.addEventListener('click', () => open(posts));
      item.append(box);
      return item;
    }),
  );
}
