// Packages that clean pages, where they are installed: they are no dependencies of the project.
const load = async (name) => {
  try {
    return await import(name);
  } catch {
    return undefined;
  }
};

/** @returns {Promise<{ name: string, extract?: (html: string) => string }[]>} */
export async function findPeers() {
  const jsdom = await load('jsdom');
  const readability = await load('@mozilla/readability');
  const defuddle = await load('defuddle');
  const documentOf = (html) => new jsdom.JSDOM(html, { url: 'https://example.com/' }).window.document;
  const Defuddle = defuddle?.Defuddle ?? defuddle?.default;
  return [
    {
      name: 'Readability',
      ...(jsdom &&
        readability && {
          extract: (html) => new readability.Readability(documentOf(html)).parse()?.content ?? '',
        }),
    },
    {
      name: 'Defuddle',
      ...(jsdom && Defuddle && { extract: (html) => new Defuddle(documentOf(html)).parse().content ?? '' }),
    },
  ];
}
