import { nodes } from './support/nodes';
import { TestServerProcess } from './harness/places/support/TestServerProcess';
import { runnerProject, type RunnerProject } from './harness/support/runnerProject';

jest.setTimeout(30_000);

let project: RunnerProject;
beforeAll(() => (project = runnerProject('node', {})));
afterAll(() => project.remove());

/** Runs a test file with node:test, and reads what became of each test. */
function run(file: string): Record<string, string> {
  const output = project.run(['--test', '--test-reporter=./reporter.mjs', file]);
  const lines = output.split('\n').filter((line) => line.startsWith('{'));
  return Object.fromEntries(
    lines.map((line) => {
      const { name, passed, message } = JSON.parse(line) as { name: string; passed: boolean; message: string };
      return [name, passed ? 'passed' : message];
    }),
  );
}

test('matchers, fake timers, suites, and concurrent tests', () => {
  expect(run('passing.test.mjs')).toEqual({
    'matchers of Stepmill, and assert': 'passed',
    'it is reset after each test, too': 'passed',
    'fake timers are left alone, and leave Stepmill alone': 'passed',
    'in a suite': 'passed',
    'harness 1': 'passed',
    'harness 2': 'passed',
    'harness 3': 'passed',
    'harness 4': 'passed',
    'side by side': 'passed',
  });
});

test('a mock written outside of tests stays for all, one written in a test ends with it', () => {
  expect(run('scopes.test.mjs')).toEqual({
    'a mock of the file, and one of a test before it': 'passed',
    'that of the test has ended with it': 'passed',
    'what before writes is of the file': 'passed',
  });
});

test('a run that never ends is named, where nothing else would end the test', () => {
  const output = project.run(['--test', '--test-reporter=tap', 'stuck.test.cjs']);
  expect(output).toMatch(/^not ok 1 - a handler that never answers$/m);
  expect(output).toContain("state 'Charge' waits for the answer to its task");
});

test('neither does it keep the process where a server runs the machines', async () => {
  const server = await TestServerProcess.start();
  const output = project.run(['--test', '--test-reporter=tap', 'stuck.test.cjs'], { STEPMILL_ENDPOINT: server.url });
  await server.end();
  expect(output).toMatch(/^not ok 1 - a handler that never answers$/m);
  expect(output).toContain("state 'Charge' waits for the answer to its task");
});

// The option is as old as Node 24.
const { file: newest } = nodes.at(-1)!;
(newest === undefined ? test.skip : test)('a mock in vain fails a run whose files share one process', () => {
  const { code, output } = project.exec(['--test', '--test-isolation=none', 'vain.test.mjs'], {}, newest);
  expect(output).toContain("mock of Lambda function 'nobody'");
  expect(code).toBe(1);
});

test('the output of a failing test', () => {
  expect(run('failing.test.cjs')).toMatchInlineSnapshot(`
    {
      "a harness error that only shows in the run": "Nothing answers the task of state 'Charge' (arn:aws:lambda:us-east-1:123456789012:function:charge).
    It was sent: {"id":1}
    To answer it, write: sfn.mock.lambda('charge').returns({ … })
    Or as a local function: sfn.lambda('charge', async (event) => ({ … })), or --lambda charge=./src/charge.handler
    Or in a mock file, with the execution started as …#HappyPath: {"StateMachines":{"order":{"TestCases":{"HappyPath":{"Charge":"ChargeAnswer"}}}},"MockedResponses":{"ChargeAnswer":{"0":{"Return":{}}}}}
    Or by a real endpoint: stepmill({ endpoints: { urls: { lambda: 'http://127.0.0.1:…' } } }), or AWS_ENDPOINT_URL_LAMBDA=http://127.0.0.1:… for stepmill run and start

    FAILED after 0s: Stepmill.HarnessError
    └─ Charge  Task  +0s  failed: Stepmill.HarnessError",
      "a matcher": "expected the execution to have taken the path
      expected: Charge → Ship
      actual:   Charge → Cool off → Ship
      'Ship' was expected, but 'Cool off' came
      state 'Cool off' had the input {"id":1,"charge":{"chargeId":"c-1"}}
      and the output {"id":1,"charge":{"chargeId":"c-1"}}

    FAILED after 1h 3s: Shipping.Down — no driver
    ├─ Charge    Task  +0s
    ├─ Cool off  Wait  +0s
    │  ↑ here it left the expected path
    └─ Ship      Task  +1h  failed: Shipping.Down (3 attempts, waited 1s, 2s)

    failed in state 'Ship' at /States/Ship (order.asl.json:11)",
      "a value": "expected the execution to have the input

    + actual - expected

      {
    +   id: 1
    -   id: 2
      }

    FAILED after 0s: Card.Declined
    └─ Charge  Task  +0s  failed: Card.Declined

    failed in state 'Charge' at /States/Charge (order.asl.json:4)",
    }
  `);
});
