import * as vscode from 'vscode';

/** An instant in the person's zone and language. */
export function localTime(time: number, style: 'short' | 'full'): string {
  const options = {
    dateStyle: style === 'full' ? 'full' : 'medium',
    timeStyle: style === 'full' ? 'long' : 'short',
  } as const;
  return new Intl.DateTimeFormat(vscode.env.language, options).format(time);
}

const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** Each unit, and from how many milliseconds on it is used. */
const UNITS = [
  ['year', 365.25 * DAY],
  ['month', 30.44 * DAY],
  ['day', DAY],
  ['hour', 3600 * SECOND],
  ['minute', 60 * SECOND],
] as const;

/** How long ago an instant is, or how long it is to come, in the person's language. */
export function howLongAgo(time: number): string {
  const away = time - Date.now();
  const [unit, length] = UNITS.find(([, least]) => Math.abs(away) >= least) ?? (['second', SECOND] as const);
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' });
  return format.format(Math.trunc(away / length), unit);
}
