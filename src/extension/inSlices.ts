/** How long work goes on before others have their turn, in milliseconds. */
const SLICE_MS = 12;

/**
 * Runs work that pauses, beside all else that goes on.
 * @param isWanted asked whenever others have had their turn.
 * @returns undefined where it was not wanted any more.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (let until = Date.now() + SLICE_MS; ;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (Date.now() < until) continue;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    if (!isWanted()) return undefined;
    until = Date.now() + SLICE_MS;
  }
}
