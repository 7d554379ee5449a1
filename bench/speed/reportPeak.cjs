// Loaded into a process before its program: writes the most memory that it ever took, in MB, to its fourth
// stream when it ends.
const { readFileSync, writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) process.on('exit', () => writeSync(3, String(peak())));

function peak() {
  try {
    // Not `maxRSS`, which on Linux begins with what the process had that started this one.
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {
    // No Linux.
    return process.resourceUsage().maxRSS / 1024;
  }
}
