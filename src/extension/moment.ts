import type { Moment } from '../core/postService.ts';

/** The present, where the person is. */
export function now(): Moment {
  const time = Date.now();
  return { time, offset: -new Date(time).getTimezoneOffset() };
}
