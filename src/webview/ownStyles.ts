const OWN = 'galley-own';

/** Puts a person's style sheets behind Galley's own. One that is there already stays, so that nothing flickers. */
export function showStyles(hrefs: readonly string[]): void {
  const old = [...document.head.querySelectorAll<HTMLLinkElement>(`link.${OWN}`)];
  const added = hrefs.map((href) => {
    const known = old.find((link) => link.getAttribute('href') === href);
    return known ?? makeLink(href);
  });
  let before: Element = document.querySelector('link[rel="stylesheet"]')!;
  for (const link of added) {
    // One that is moved is loaded anew.
    if (!(before.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING) || !link.isConnected) {
      before.after(link);
    }
    before = link;
  }
  const gone = old.filter((link) => !added.includes(link));
  const removeGone = (): void => {
    for (const link of gone) link.remove();
  };
  // The new version of a file first: without either, the page would jump.
  const waiting = added.filter((link) => !old.includes(link));
  if (waiting.length === 0) removeGone();
  for (const link of waiting) {
    link.addEventListener('load', removeGone);
    link.addEventListener('error', removeGone);
  }
}

function makeLink(href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.className = OWN;
  link.rel = 'stylesheet';
  link.href = href;
  return link;
}
