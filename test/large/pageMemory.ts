import type { CDPSession, Page } from 'playwright-core';

/** What a page holds on to, after all garbage was collected. */
export interface Held {
  /** Of its scripts' objects, in bytes. */
  readonly heap: number;
  /** DOM nodes, also those that only a script still knows. */
  readonly nodes: number;
}

/** Measures a page by the browser's own counters: those of the frames with a process of their own are added. */
export class PageMemory {
  readonly #sessions: readonly CDPSession[];

  private constructor(sessions: readonly CDPSession[]) {
    this.#sessions = sessions;
  }

  static async of(page: Page): Promise<PageMemory> {
    const context = page.context();
    const sessions = [await context.newCDPSession(page)];
    for (const frame of page.frames()) {
      // One that shares its process with the page above has no session of its own.
      const session = await context.newCDPSession(frame).catch(() => undefined);
      if (session) sessions.push(session);
    }
    for (const session of sessions) await session.send('Performance.enable');
    return new PageMemory(sessions);
  }

  async measure(): Promise<Held> {
    let [heap, nodes] = [0, 0];
    for (const session of this.#sessions) {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
      heap += value('JSHeapUsedSize');
      nodes += value('Nodes');
    }
    return { heap, nodes };
  }
}
