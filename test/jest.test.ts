import path from 'node:path';
import { readReport, runnerProject, type FileReport } from './harness/support/runnerProject';

const jest_ = require.resolve('jest/bin/jest');
jest.setTimeout(30_000);

let reports: Readonly<Record<string, FileReport>>;

const without = { transform: {} };
const projects = [
  { ...without, testMatch: ['**/{passing,scopes,modules,failing}.test.js'] },
  { ...without, testMatch: ['**/global.test.js'], fakeTimers: { enableGlobally: true } },
  { ...without, testMatch: ['**/module.test.js'], injectGlobals: false },
];

// All files in one run, which costs more than they do.
beforeAll(() => {
  const project = runnerProject('jest', { jest: { projects } });
  const report = path.join(project.folder, 'report.json');
  project.run([jest_, '--runInBand', '--ci', '--json', `--outputFile=${report}`]);
  reports = readReport(report);
  project.remove();
});

test('matchers, snapshots, fake timers, and concurrent tests', () => {
  expect(reports['passing.test.js']).toEqual({
    'matchers of Stepmill and of Jest': 'passed',
    'a snapshot': 'passed',
    'are left alone, and leave Stepmill alone': 'passed',
    'harness 1': 'passed',
    'harness 2': 'passed',
    'harness 3': 'passed',
    'harness 4': 'passed',
    'a harness that all share takes no mocks': 'passed',
  });
});

test('a mock written outside of tests stays for all, one written in a test ends with it', () => {
  expect(reports['scopes.test.js']).toEqual({
    'a mock of the file, and one of a test before it': 'passed',
    'that of the test has ended with it': 'passed',
    'what beforeAll writes is of the file': 'passed',
    'and stays': 'passed',
    'leave the file alone': 'passed',
    refunds: 'pending',
  });
});

test('runs and states of another copy of the package', () => {
  expect(reports['modules.test.js']).toEqual({ 'runs of another copy of the package': 'passed' });
});

test('fake timers that were installed before Stepmill', () => {
  expect(reports['global.test.js']).toEqual({
    'fake timers of the configuration': 'passed',
  });
});

test('the output of a failing test', () => {
  expect(reports['failing.test.js']).toMatchInlineSnapshot(`
    {
      "a harness error that only shows in the run": "HarnessError: Nothing answers the task of state 'Charge' (arn:aws:lambda:us-east-1:123456789012:function:charge).
    It was sent: {"id":1}
    To answer it, write: sfn.mock.lambda('charge').returns({ … })
    Or as a local function: sfn.lambda('charge', async (event) => ({ … })), or --lambda charge=./src/charge.handler
    Or in a mock file, with the execution started as …#HappyPath: {"StateMachines":{"order":{"TestCases":{"HappyPath":{"Charge":"ChargeAnswer"}}}},"MockedResponses":{"ChargeAnswer":{"0":{"Return":{}}}}}
    Or by a real endpoint: stepmill({ endpoints: { urls: { lambda: 'http://127.0.0.1:…' } } }), or AWS_ENDPOINT_URL_LAMBDA=http://127.0.0.1:… for stepmill run and start

    FAILED after 0s: Stepmill.HarnessError
    └─ Charge  Task  +0s  failed: Stepmill.HarnessError",
      "a matcher": "Error: expected the execution to have taken the path
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
      "a matcher of Jest": "Error: expect(Charge).toHaveBeenCalledWith(...expected)

    - Expected
    + Received

      Object {
    -   "id": 2,
    +   "id": 1,
      },

    Number of calls: 1",
      "a run that is forgotten": "HarnessError: The test ended while a run was still awaited.
    Execution e2d93f3b-f761-4d6d-be57-5f12e43cb8bc of order is still RUNNING:
      - state 'Charge' waits for the answer to its task

    A run of 'order' was not awaited, so the test does not check its result. Write: const run = await …. To start an execution only: await machine.start(input).",
      "a task that nobody answers": "HarnessError: Nothing answers the task of state 'Charge' (arn:aws:lambda:us-east-1:123456789012:function:charge).
    It was sent: {"id":1}
    To answer it, write: sfn.mock.lambda('charge').returns({ … })
    Or as a local function: sfn.lambda('charge', async (event) => ({ … })), or --lambda charge=./src/charge.handler
    Or in a mock file, with the execution started as …#HappyPath: {"StateMachines":{"order":{"TestCases":{"HappyPath":{"Charge":"ChargeAnswer"}}}},"MockedResponses":{"ChargeAnswer":{"0":{"Return":{}}}}}
    Or by a real endpoint: stepmill({ endpoints: { urls: { lambda: 'http://127.0.0.1:…' } } }), or AWS_ENDPOINT_URL_LAMBDA=http://127.0.0.1:… for stepmill run and start
    These scripts were passed over:
      - mock of Lambda function 'charge', input like {"id":2}: it is for input like {"id":2}, and the input has 1 at '/id'

    FAILED after 0s: Stepmill.HarnessError
    └─ Charge  Task  +0s  failed: Stepmill.HarnessError",
    }
  `);
});

test('@jest/globals, where nothing is injected', () => {
  expect(reports['module.test.js']).toEqual({
    'nothing is injected': 'passed',
    'and it is reset after each test': 'passed',
  });
});
