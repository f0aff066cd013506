import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { RunningCommand } from '../cli/support/runCommand';

const root = path.join(__dirname, '../..');

/** The states of tests by their names, of all suites under `examples/workflows` as Jest runs them. */
async function runSuites(environment: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-http-'));
  const outputFile = path.join(folder, 'result.json');
  const args = ['examples/workflows/', '--runInBand', '--json', `--outputFile=${outputFile}`];
  const { PATH } = process.env;
  try {
    await promisify(execFile)(process.execPath, [require.resolve('jest/bin/jest'), ...args], {
      cwd: root,
      env: { PATH, ...environment },
    });
    const { testResults } = JSON.parse(fs.readFileSync(outputFile, 'utf8'));
    const tests = testResults.flatMap(({ name, assertionResults }: any) =>
      assertionResults.map(({ title, status }: any) => [`${path.basename(name)}: ${title}`, status]),
    );
    return Object.fromEntries(tests);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('the suites of the examples pass against a server in another process, too', async () => {
  const server = new RunningCommand(['start', '--port', '0']);
  try {
    const [endpoint] = /http:\S+/.exec(await server.firstLine())!;
    const statuses = await runSuites({ STEPMILL_ENDPOINT: endpoint });
    expect(Object.keys(statuses).length).toBeGreaterThan(30);
    // None is skipped, either.
    expect(Object.entries(statuses).filter(([, status]) => status !== 'passed')).toEqual([]);
  } finally {
    await server.end();
  }
}, 120_000);
