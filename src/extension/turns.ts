/** How long work goes on before others have their turn, in milliseconds: the extension host serves all extensions. */
const SLICE_MS = 12;

/** Lets all else that goes on have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** The turns of something long: between its steps it asks whether its own is over. */
export class Turns {
  #until = Date.now() + SLICE_MS;

  get isOver(): boolean {
    return Date.now() >= this.#until;
  }

  /** Lets others have theirs; what was known before may be otherwise then. */
  async pass(): Promise<void> {
    await nextTurn();
    this.#until = Date.now() + SLICE_MS;
  }
}

/**
 * Runs work that pauses, beside all else that goes on.
 * @param isWanted asked whenever others have had their turn.
 * @returns undefined where it was not wanted any more.
 */
export async function inTurns<Result>(
  work: Generator<unknown, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  for (const turns = new Turns(); ;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (!turns.isOver) continue;
    await turns.pass();
    if (!isWanted()) return undefined;
  }
}
