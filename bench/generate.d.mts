/** Writes posts in the shape of real ones into `_posts` of a folder: the same for the same seed.
 * @returns how many bytes they have. */
export function writeArchive(folder: string, count: number, seed?: number): number;
