import { domainOf } from '../cleaning/guard.ts';
import { isTrackingImage } from '../cleaning/trackingImage.ts';

/** Which pictures load from the web: all, those of the source site, or none. What the post itself carries and
 * what lies in the workspace always shows. */
export type ImageChoice = 'all' | 'sameSite' | 'none';

/** Whether a picture loads, only when a person asks for it, or never: it would only tell who reads. */
export type ImageVerdict = 'loads' | 'blocked' | 'tracker';

/** Decides which pictures of a post load by themselves. */
export class ImageGate {
  readonly #choice: ImageChoice;
  readonly #domain: string | undefined;

  /** @param site the source site. The same site is: its domain with all its subdomains. */
  constructor(choice: ImageChoice, site?: string) {
    this.#choice = choice;
    this.#domain = site === undefined ? undefined : domainOf(site);
  }

  /** Whether the other decides in the same way. */
  equals(other: ImageGate): boolean {
    return this.#choice === other.#choice && this.#domain === other.#domain;
  }

  /** @param attributes those of the element, names in lower case: its size may give a tracker away. */
  judge(address: string, attributes: Readonly<Record<string, string>> = {}): ImageVerdict {
    const url = webAddress(address);
    if (!url) return 'loads';
    const { hostname } = url;
    // Hosts as the rules have them, however the post writes them.
    const src = `${url.protocol}//${withoutDot(hostname)}${url.pathname}${url.search}`;
    if (isTrackingImage({ ...attributes, src })) return 'tracker';
    if (this.#choice === 'all') return 'loads';
    const isSame = this.#choice === 'sameSite' && domainOf(withoutDot(hostname)) === this.#domain;
    return isSame ? 'loads' : 'blocked';
  }
}

/** The host that an address leads to, for people to read; empty for one in the workspace. */
export function hostToShow(address: string): string {
  return webAddress(address)?.host ?? '';
}

function webAddress(address: string): URL | undefined {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}

function withoutDot(host: string): string {
  return host.replace(/\.$/, '');
}
