// Proves the runner: a suite that does not pass, in whatever way, must never look as if it did.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';

interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** Runs one of ./suites as test.mjs runs the suites of Galley. */
function runSuite(host: 'node' | 'web', suite: string, seconds = 40): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        'scripts/vscode-host/run-tests.mjs',
        host,
        `out/test/host/suites/${suite}.js`,
        'test/extension/workspace',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, GALLEY_HOST_TIMEOUT: String(seconds) } },
    );
    let output = '';
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (output += String(data)));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

// A desktop VS Code has its own ways to end, which are not ours to prove.
const packaged = process.env['GALLEY_VSCODE'] === undefined && process.platform === 'linux';

(packaged ? describe : describe.skip)('The runner', () => {
  it('passes a suite that passes', async () => {
    const { code, output } = await runSuite('node', 'pass');
    assert.equal(code, 0, output);
  });

  for (const host of ['node', 'web'] as const) {
    it(`fails a suite that fails (${host} host)`, async () => {
      const { code, output } = await runSuite(host, 'fail');
      assert.equal(code, 1, output);
      assert.match(output, /one test failed/);
    });

    it(`ends a suite that hangs (${host} host)`, async () => {
      const { code, output } = await runSuite(host, 'hang', 15);
      assert.equal(code, 124, output);
      assert.match(output, /no result within 15 s/);
    });
  }

  it('fails a suite that crashes the extension host', async () => {
    const { code, output } = await runSuite('node', 'crash');
    assert.equal(code, 70, output);
    assert.match(output, /extension host died .*SIGSEGV/);
  });

  it('fails a suite that ends the extension host with code 0', async () => {
    const { code, output } = await runSuite('node', 'exit');
    assert.equal(code, 70, output);
    assert.match(output, /extension host died/);
  });
});
