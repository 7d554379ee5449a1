/** Never ends, and lets nothing else in its thread run. */
export function run(): Promise<void> {
  for (;;);
}
