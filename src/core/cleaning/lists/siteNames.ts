import { domainOf } from '../guard.ts';
import { hostAndAbove } from './siteScope.ts';

/** All names by which a filter may mean a site: `www.a.com`, `a.com`, `com`, `www.a.*`, `a.*`. */
export function namesOf(site: string | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  if (site === undefined) return names;
  for (const name of hostAndAbove(site)) names.add(name);
  const domain = domainOf(site);
  const owner = site.slice(0, site.length - domain.length) + domain.split('.', 1)[0]!;
  for (const name of hostAndAbove(owner)) names.add(`${name}.*`);
  return names;
}
