/** Which sites a filter is for: the names that `namesOf` gives a site. No hosts mean all sites. */
export interface SiteScope {
  readonly hosts: readonly string[];
  readonly notHosts: readonly string[];
}

export const ANY_SITE: SiteScope = { hosts: [], notHosts: [] };

/** A host, the one that it is below, and so on. */
export function* hostAndAbove(host: string): Generator<string> {
  for (let rest = host; rest !== '';) {
    yield rest;
    const dot = rest.indexOf('.');
    rest = dot < 0 ? '' : rest.slice(dot + 1);
  }
}

/** Whether a filter is for the site with these names. */
export function isFor({ hosts, notHosts }: SiteScope, names: ReadonlySet<string>): boolean {
  return (
    (hosts.length === 0 || hosts.some((host) => names.has(host))) && !notHosts.some((host) => names.has(host))
  );
}

/** Reads `a.com,~b.a.com,c.*`; undefined for what is no host. */
export function readSites(text: string, separator: ',' | '|'): SiteScope | undefined {
  if (text === '' || text === '*') return ANY_SITE;
  const hosts: string[] = [];
  const notHosts: string[] = [];
  for (const part of text.split(separator)) {
    const written = part.trim();
    const isNot = written.startsWith('~');
    const host = readHostName(isNot ? written.slice(1) : written);
    if (host === undefined) return undefined;
    (isNot ? notHosts : hosts).push(host);
  }
  return { hosts, notHosts };
}

/** `a.com`, or `a.*` for that name in any country. */
function readHostName(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (/^[a-z\d_-]+(?:\.[a-z\d_-]+)*(?:\.\*)?$/.test(lower)) return lower;
  return /^[\w\u0080-\uffff.-]+$/.test(lower) && URL.canParse(`http://${lower}`)
    ? new URL(`http://${lower}`).hostname
    : undefined;
}
