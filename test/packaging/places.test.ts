import { spawnSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { bin } from './support/run';

// Runners as their users have them: what a whole run leaves behind, skips and says.
jest.setTimeout(120_000);

const runners = ['jest', '@jest/globals', '@swc/jest', '@swc/core', 'vitest'];
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...runners]);
});

afterAll(() => installed.remove());

interface Run {
  readonly code: number | null;
  readonly text: string;
}

function runIn(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(installed.project, folder),
    encoding: 'utf8',
    env: { PATH, CI: 'true', NO_COLOR: '1', ...environment },
    timeout: 60_000,
  });
  return { code: status, text: `${stdout}${stderr}` };
}

const jestArgs = [bin('jest', 'bin/jest.js')];
/** Plain JavaScript: Babel would take as long as the tests. */
const jestSettings = { testEnvironment: 'node', transform: {} };
const vitestArgs = [bin('vitest', 'vitest.mjs'), 'run'];

/** One suite whose files all use the same names; `who` tells them apart. */
const suite = (imports: string, who: string): string => `
${imports}
const sfn = stepmill();
const machine = sfn.stateMachine(
  { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', Next: 'Rest' }, Rest: { Type: 'Wait', Seconds: 86400, End: true } } },
  { name: 'Same' },
);
test('runs at the server', () => {
  expect(sfn.harness.place.kind).toBe('http');
});
for (let index = 0; index < 25; index++)
  test('meets nobody ' + index, async () => {
    machine.mock('Work').answers(() => '${who}' + index);
    const run = await machine.run({}, { name: 'same' });
    expect(run).toHaveTakenPath(['Work', 'Rest']);
    expect(run.output).toBe('${who}' + index);
    expect(sfn.calls.count).toBe(1);
  });
`;

test('Jest: one server for all workers, without a teardown', () => {
  const settings = { ...jestSettings, globalSetup: 'stepmill/global-setup' };
  installed.write('jest/package.json', JSON.stringify({ jest: settings }));
  for (const who of ['a', 'b', 'c'])
    installed.write(`jest/${who}.test.js`, suite("const { stepmill } = require('stepmill/jest');", who));
  const workers = runIn('jest', [...jestArgs, '-w', '2']);
  expect(workers.text).toContain('Tests:       78 passed, 78 total');
  expect(workers.text).not.toContain('did not exit');
  expect(workers.code).toBe(0);
  const inBand = runIn('jest', [...jestArgs, '-i', '--detectOpenHandles']);
  expect(inBand.text).toContain('Tests:       78 passed, 78 total');
  expect(inBand.text).not.toMatch(/open handle|did not exit/);
  expect(inBand.code).toBe(0);
});

test.each(['forks', 'threads'])('Vitest with %s: one server for all workers', (pool) => {
  const folder = `vitest-${pool}`;
  installed.write(
    `${folder}/vitest.config.mjs`,
    `export default { test: { pool: '${pool}', maxWorkers: 2, globalSetup: 'stepmill/global-setup' } };`,
  );
  const imports = "import { stepmill } from 'stepmill/vitest';\nimport { expect, test } from 'vitest';";
  for (const who of ['a', 'b', 'c']) installed.write(`${folder}/${who}.test.mjs`, suite(imports, who));
  const run = runIn(folder, vitestArgs);
  expect(run.text).toContain('78 passed');
  expect(run.text).not.toMatch(/close timed out|hanging/i);
  expect(run.code).toBe(0);
});

/** A suite that leaves something open in every way that there is. */
const openEnds = (imports: string): string => `
${imports}
const sfn = stepmill({ time: 'real' });
const machine = sfn.stateMachine({
  StartAt: 'Wait',
  States: { Wait: { Type: 'Wait', Seconds: 86400, Next: 'Ask' }, Ask: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:ask', End: true } },
});
test('leaves a run, a client, a server, a worker and a fresh harness behind', async () => {
  await machine.start({});
  await sfn.client().config.region();
  const url = await sfn.endpoint;
  await fetch(url + '/health');
  const { activityArn } = await sfn.harness.place.call('CreateActivity', { name: 'ask' });
  void sfn.harness.place.call('GetActivityTask', { activityArn });
  const fresh = sfn.fresh();
  await fresh.endpoint;
  await fresh.stateMachine({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 86400, End: true } } }).start({});
});
test('ends while a run is still awaited', async () => {
  void machine.run({});
  for (let turns = 0; turns < 40; turns++) await sfn.harness.place.turn();
});
`;

describe('nothing holds the process', () => {
  const places = { process: {}, server: { STEPMILL_TEST_SERVER: 'yes' } };
  const told = "state 'Wait' waits for its time to come";

  test.each(Object.keys(places))('of Jest (%s)', (place) => {
    const settings = { ...jestSettings, ...(place === 'server' && { globalSetup: 'stepmill/global-setup' }) };
    installed.write(`open-jest-${place}/package.json`, JSON.stringify({ jest: settings }));
    installed.write(`open-jest-${place}/open.test.js`, openEnds("const { stepmill } = require('stepmill/jest');"));
    const run = runIn(`open-jest-${place}`, [...jestArgs, '--detectOpenHandles']);
    expect(run.text).toContain('Tests:       1 failed, 1 passed, 2 total');
    expect(run.text).toContain(told);
    expect(run.text).not.toMatch(/open handle|did not exit/);
    expect(run.code).toBe(1);
  });

  test('of Vitest', () => {
    const imports = "import { stepmill } from 'stepmill/vitest';\nimport { test } from 'vitest';";
    installed.write('open-vitest/open.test.mjs', openEnds(imports));
    const run = runIn('open-vitest', vitestArgs);
    expect(run.text).toContain('1 failed | 1 passed');
    expect(run.text).toContain(told);
    expect(run.text).not.toMatch(/close timed out|Unhandled/);
    expect(run.code).toBe(1);
  });

  test('of node --test', () => {
    const imports = "import { stepmill } from 'stepmill/node';\nimport { test } from 'node:test';";
    const file = installed.write('open-node/open.test.mjs', openEnds(imports));
    const run = runIn('open-node', ['--test', '--test-reporter=tap', file]);
    expect(run.text).toContain('# pass 1\n# fail 1\n');
    expect(run.text).toContain(told);
    expect(run.code).toBe(1);
  });

  test('of a script that closes nothing', () => {
    installed.write(
      'script/script.cjs',
      `const { Stepmill } = require('stepmill/jest');
       const sfn = new Stepmill();
       const machine = sfn.stateMachine({ StartAt: 'Ask', States: { Ask: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:ask', TimeoutSeconds: 60, End: true } } });
       (async () => {
         await sfn.harness.place.call('CreateActivity', { name: 'ask' });
         await machine.start({});
         await fetch((await sfn.endpoint) + '/health').then((response) => response.text());
         console.log('done');
       })();`,
    );
    expect(runIn('script', ['script.cjs'])).toEqual({ code: 0, text: 'done\n' });
  });
});

describe('what cannot work in AWS is skipped, with the reason', () => {
  // Nothing is sent: the tests are skipped before.
  const aws = { STEPMILL_TARGET: 'aws', AWS_REGION: 'us-east-1', STEPMILL_STATE_MACHINE_ARN_M: 'arn:of:m' };
  const tests = (imports: string): string => `
${imports}
const sfn = stepmill();
const A = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:a', End: true };
const machine = sfn.stateMachine({ StartAt: 'A', States: { A } }, { name: 'M' });
test('mocks', wrap(async () => {
  machine.mock('A').returns(1);
  await machine.run({});
}));
test('needs nothing', wrap(async () => {
  if ((await machine.arn()) !== 'arn:of:m') throw new Error('another ARN');
}));
test('fails by itself', wrap(async () => {
  throw new Error('by itself');
}));
`;
  const reason = 'mock(…) cannot work in AWS: there, the tasks run for real.';

  test('by Jest', () => {
    installed.write('aws-jest/package.json', JSON.stringify({ jest: jestSettings }));
    const imports = "const { stepmill } = require('stepmill/jest');\nconst wrap = (fn) => fn;";
    installed.write('aws-jest/aws.test.js', tests(imports));
    const run = runIn('aws-jest', [...jestArgs, '--verbose'], aws);
    expect(run.text).toContain('Tests:       1 failed, 1 skipped, 1 passed, 3 total');
    expect(run.text).toContain('○ skipped mocks');
    expect(run.text).toContain(`mocks: ${reason}`);
  });

  test('by Vitest', () => {
    const imports =
      "import { stepmill } from 'stepmill/vitest';\nimport { test } from 'vitest';\nconst wrap = (fn) => fn;";
    installed.write('aws-vitest/aws.test.mjs', tests(imports));
    const run = runIn('aws-vitest', [...vitestArgs, '--reporter=verbose'], aws);
    expect(run.text).toContain('1 failed | 1 passed | 1 skipped');
    expect(run.text).toContain(`[${reason}]`);
  });

  test('by node --test', () => {
    const imports =
      "import { stepmill } from 'stepmill/node';\nimport { test } from 'node:test';\nconst wrap = (fn) => sfn.skippable(fn);";
    const file = installed.write('aws-node/aws.test.mjs', tests(imports));
    const run = runIn('aws-node', ['--test', '--test-reporter=tap', file], aws);
    expect(run.text).toContain(`ok 1 - mocks # SKIP ${reason}`);
    expect(run.text).toContain('# pass 1\n# fail 1\n# cancelled 0\n# skipped 1\n');
  });
});
