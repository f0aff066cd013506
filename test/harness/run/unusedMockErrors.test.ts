import { TestInProgress } from '../../../src/harness/runner/TestInProgress';
import { Stepmill } from '../../../src/harness/Stepmill';

const { argv, execArgv } = process;
afterEach(() => {
  process.argv = argv;
  process.execArgv = execArgv;
});

const task = (name: string, next: object) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...next,
});
const definition = {
  StartAt: 'Charge',
  States: {
    Charge: task('charge', { Next: 'Ship' }),
    Ship: task('ship', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }], End: true }),
    Refund: task('refund', { End: true }),
  },
};

/** A file that mocks `Charge`, which its first test asks and its second does not, and `Refund`, outside of tests. */
async function runFile(...args: readonly string[]): Promise<Stepmill> {
  process.argv = ['node', 'jest', ...args];
  process.execArgv = [];
  const progress = new TestInProgress({ hooked: true });
  const sfn = new Stepmill({ unusedMocks: 'fail' }, progress);
  const machine = sfn.stateMachine(definition, { name: 'Order' });
  machine.mock('Charge').returns({});
  machine.mock('Refund').returns(1);
  for (const run of [() => machine.run({}), () => machine.testState('Ship', {})]) {
    progress.begin();
    machine.mock('Ship').returns(1);
    await run();
    await sfn.endTest();
    progress.end();
  }
  return sfn;
}

test('a mock of a file fails it when none of its tests asked it', async () => {
  const sfn = await runFile();
  await expect(sfn.close()).rejects.toThrow(
    "No test that ran used these mocks of this file (option unusedMocks: 'fail'):\n  mock of state 'Refund', state machine 'Order'",
  );
});

test.each([['-t', 'ships'], ['--testNamePattern=ships'], ['--test-name-pattern', 'ships']])(
  'nothing is said of a file when the command line asks for some of its tests: %s',
  async (...args) => {
    await expect((await runFile(...args)).close()).resolves.toBeUndefined();
  },
);
