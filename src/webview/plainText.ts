/** An article as its reader sees it: the browser says where lines and blocks end. */
export function toPlainText(article: HTMLElement): string {
  for (const media of article.querySelectorAll('img, picture, video, audio')) media.remove();
  for (const details of article.querySelectorAll('details')) details.open = true;
  for (const item of article.querySelectorAll('li')) item.prepend(signOf(item));
  const sheet = document.createElement('div');
  sheet.className = 'galley-unseen';
  sheet.append(...article.childNodes);
  document.body.append(sheet);
  const text = sheet.innerText;
  sheet.remove();
  return text
    .replace(/[ \u00A0]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What stands before an item of a list, and is no text of it. */
function signOf(item: HTMLLIElement): string {
  const list = item.parentElement;
  if (!(list instanceof HTMLOListElement)) return '• ';
  const number = [...list.children].indexOf(item) + (list.hasAttribute('start') ? list.start : 1);
  return `${number}. `;
}
