import { findHealth } from './findHealth.ts';
import { findOverview } from './findOverview.ts';
import { markedFilter } from './markedFilter.ts';

/** What shows the archive as a whole asks. */
export const OVERVIEW = Object.freeze({
  find: findOverview,
  health: findHealth,
  filter: markedFilter,
});
