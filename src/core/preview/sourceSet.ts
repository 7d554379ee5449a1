/** One of the pictures that a `srcset` offers. */
export interface Candidate {
  readonly address: string;
  /** `2x` or `640w`; empty for neither. */
  readonly descriptor: string;
}

/** Reads a `srcset` as browsers do; a candidate with what is no size is left out. */
export function readSourceSet(srcset: string): Candidate[] {
  const candidates: Candidate[] = [];
  // An address goes on to the next space, commas included.
  const next = /[\s,]*([^\s,]\S*)/y;
  for (let match = next.exec(srcset); match; match = next.exec(srcset)) {
    const written = match[1]!;
    const address = written.replace(/,+$/, '');
    let descriptor = '';
    // One that ends in a comma has no size.
    if (address === written) {
      const end = srcset.indexOf(',', next.lastIndex);
      descriptor = srcset.slice(next.lastIndex, end < 0 ? undefined : end).trim();
      next.lastIndex = end < 0 ? srcset.length : end;
    }
    if (/^(?:\d+(?:\.\d+)?[wx])?$/.test(descriptor)) candidates.push({ address, descriptor });
  }
  return candidates;
}

/** The candidates as a `srcset`; undefined for none. */
export function writeSourceSet(candidates: readonly Candidate[]): string | undefined {
  if (candidates.length === 0) return undefined;
  return candidates.map(({ address, descriptor }) => `${address} ${descriptor}`.trim()).join(', ');
}
