import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** Processes are numbered anew on every machine, and folders are shared between machines. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const NAME = /^\.galley-([\da-f]{8})-(\d+)-[\da-f]{16}\.tmp$/;

/** A name for a new file that takes the place of another once it is whole. Not made of that one's name, which may
 * be as long as names can be. */
export function besideName(): string {
  return `.galley-${HOST}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`;
}

/** Whether a file was left there by a Galley that was killed on this machine before the file was whole. */
export function isLeftover(name: string): boolean {
  const [, host, process] = NAME.exec(name) ?? [];
  return host === HOST && !isRunning(Number(process));
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Another person's process may be asked no more than whether it is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
