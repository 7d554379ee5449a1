// Times things against each other: in turn, round after round, so that what else the machine does hits all.
import { performance } from 'node:perf_hooks';

export const ROUNDS = 5;

/**
 * @param {Record<string, () => unknown>} ways
 * @param {(run: () => unknown) => number} time
 * @returns {Record<string, number[]>} milliseconds of each, a round each; the first round, which warms up, is not
 * among them.
 */
export function interleave(ways, rounds = ROUNDS, time = timeOf) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(ways)) {
      const taken = time(run);
      if (round > 0) times[name].push(taken);
    }
  }
  return times;
}

/** By the clock, in milliseconds: for processes. */
export function waitFor(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** In milliseconds. While others use the machine, a clock counts what they do, too; while nobody does, the
 * processor's time counts threads that collect garbage meanwhile: the lesser is what it takes alone. */
export function timeOf(run) {
  const start = performance.now();
  const used = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(used);
  const clock = performance.now() - start;
  // Windows counts the processor's time in steps that are too long for this.
  return process.platform === 'win32' ? clock : Math.min(clock, (user + system) / 1000);
}

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** How often `floor` the times are, round by round, in the middle. */
export function ratio(times, floor) {
  return median(times.map((time, round) => time / floor[round]));
}

/** Prints one measurement with its goal, of the ratio or (`goal`, `isMet`) in other words. */
export function printResult(say, name, value, { ratio: result, of = '', atMost, atLeast, goal, isMet } = {}) {
  const shown = result === undefined ? '' : `${result.toFixed(2)} × ${of}`;
  const wanted =
    atMost !== undefined
      ? { goal: `≤ ${atMost}`, isMet: result <= atMost }
      : atLeast !== undefined
        ? { goal: `≥ ${atLeast}`, isMet: result >= atLeast }
        : { goal, isMet };
  const verdict = wanted.goal === undefined ? '' : `goal ${wanted.goal}${wanted.isMet ? '' : ', missed'}`;
  say(`  ${name.padEnd(46)}${value.padStart(14)}  ${shown.padEnd(24)}${verdict}`.trimEnd());
}

/** In the middle of the rounds. */
export const milliseconds = (times) => `${median(times).toFixed(median(times) < 10 ? 3 : 0)} ms`;
