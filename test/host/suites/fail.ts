/** Fails as a suite does that has found something. */
export function run(): Promise<void> {
  return Promise.reject(new Error('one test failed'));
}
