import { spawnSync } from 'node:child_process';
import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { bin } from './support/run';

// Files whose names meet nothing, and harnesses that are made too late, in each runner: the file goes red and says why.
jest.setTimeout(240_000);

const runners = ['jest', '@jest/globals', 'vitest'];
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...runners]);
});

afterAll(() => installed.remove());

/** A suite: what stands behind `const T = …`, and what its runner prints; `undefined`: it is green. */
interface Suite {
  readonly body: string;
  /** The same in all runners, or as each has it. */
  readonly says: string | undefined | Readonly<Record<Runner, string | undefined>>;
}

type Runner = 'jest' | 'vitest' | 'node';

const machine = `
const T = (name, more) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: name }, ...more });
const one = { StartAt: 'T', States: { T: T('f', { End: true }) } };
const runs = (title, machine) => test(title, async () => {
  const run = await machine.run({});
  expect(run).toHaveSucceeded();
});
`;

const withMock = (mock: string): string => `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
sfn.mock.lambda('f').returns(1);
${mock}
runs('a', m);
`;
const noEffect = 'These had no effect in any test of this file';
const hook = 'stepmill() was called in a test or in a hook';
const unmocked = "Nothing answers the task of state 'T'";

const suites: Readonly<Record<string, Suite>> = {
  fits: { body: withMock(''), says: undefined },
  lambda: {
    body: withMock("sfn.mock.lambda('somethingElse').returns(1);"),
    says: "mock of Lambda function 'somethingElse': no task of the test makes such a call. They call the Lambda function f.",
  },
  sns: { body: withMock("sfn.mock.sns('topic').succeeds();"), says: "mock of SNS topic 'topic'" },
  nested: { body: withMock("sfn.mock.stateMachine('Foo').returns(1);"), says: "mock of nested state machine 'Foo'" },
  service: {
    body: withMock("sfn.mock.service('dynamodb', 'putItem').returns({});"),
    says: "mock of service call 'dynamodb:putItem': no task of the test makes such a call. Its tasks call lambda:invoke.",
  },
  scope: {
    body: withMock("sfn.mock.lambda('f').inStateMachine('TT').returns(2);"),
    says: "the test has no state machine 'TT'. There are M.",
  },
  testCase: {
    body: withMock("sfn.mock.lambda('f').inTestCase('TT').returns(2);"),
    says: "no execution was started with the test case 'TT'",
  },
  attempt: {
    body: withMock("sfn.mock.lambda('f').onAttempt(99).returns(2);"),
    says: '.onAttempt(n) counts from 0, and there is at most 1 attempt.',
  },
  together: {
    body: withMock(
      "sfn.stateMachine({ StartAt: 'U', States: { U: T('g', { End: true }) } }, { name: 'N' }); sfn.mock.lambda('g').inStateMachine('M').returns(2);",
    ),
    says: 'no state of the test matches all of these conditions at once',
  },
  local: { body: withMock("sfn.lambda('ff', () => 1);"), says: "sfn.lambda('ff', …): no task of the test calls it" },
  optional: {
    body: withMock("sfn.mock.sns('topic').optional().succeeds(); sfn.lambda('ff', () => 1).optional();"),
    says: undefined,
  },
  removed: {
    body: withMock("sfn.mock.sns('topic').succeeds().remove?.(); sfn.mock.sns('t2').succeeds();"),
    says: "'t2'",
  },
  computed: {
    body: withMock(
      "sfn.stateMachine({ StartAt: 'U', States: { U: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { 'FunctionName.$': '$.name' }, End: true } } }, { name: 'N' }); sfn.mock.lambda('any').returns(2);",
    ),
    says: undefined,
  },
  describes: {
    body: `
describe('around', () => {
  const sfn = stepmill();
  const m = sfn.stateMachine(one, { name: 'M' });
  beforeAll(() => { sfn.mock.lambda('f').returns(1); sfn.mock.sns('topic').succeeds(); });
  runs('a', m);
});`,
    says: noEffect,
  },
  ofADescribe: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
describe('mocked', () => {
  beforeAll(() => { sfn.mock.lambda('f').returns(1); });
  runs('a', m);
  describe('inside', () => runs('b', m));
});
describe('not mocked', () => { runs('c', m); });`,
    says: { jest: unmocked, vitest: unmocked, node: undefined },
  },
  removedAfterADescribe: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
describe('mocked', () => {
  let mock;
  beforeAll(() => { mock = sfn.mock.lambda('f').returns(1); });
  afterAll(() => mock.remove());
  runs('a', m);
});
describe('not mocked', () => { runs('c', m); });`,
    says: unmocked,
  },
  hooksOfADescribe: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
describe('mocked', () => {
  beforeAll(() => { sfn.mock.lambda('f').returns(1); });
  runs('a', m);
});
describe('not mocked', () => {
  let run;
  beforeAll(async () => { run = await m.run({}); });
  test('b', () => { expect(run).toHaveSucceeded(); });
});`,
    says: { jest: unmocked, vitest: unmocked, node: undefined },
  },
  functionOfADescribe: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
describe('mocked', () => {
  beforeAll(() => { sfn.lambda('f', () => 1); });
  runs('a', m);
});
describe('not mocked', () => { runs('c', m); });`,
    says: { jest: unmocked, vitest: unmocked, node: undefined },
  },
  fileOfADescribe: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine(one, { name: 'M' });
describe('mocked', () => {
  beforeAll(() => { sfn.use('mocks.json', 'Happy'); });
  runs('a', m);
});
describe('not mocked', () => { runs('c', m); });`,
    says: { jest: unmocked, vitest: unmocked, node: undefined },
  },
  inBeforeEach: { body: `let sfn; beforeEach(() => { sfn = stepmill(); }); test('a', () => undefined);`, says: hook },
  inBeforeAll: {
    body: `let sfn; beforeAll(async () => { await null; sfn = stepmill(); }); test('a', () => undefined);`,
    says: hook,
  },
  inATest: { body: `test('a', async () => { await null; stepmill(); });`, says: hook },
  failures: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine({ StartAt: 'T', States: { T: T('f', { End: true, Catch: [{ ErrorEquals: ['Busy'], Next: 'P' }] }), P: { Type: 'Pass', End: true } } }, { name: 'M' });
sfn.mock.lambda('f').returns(1);
for (const failure of m.failures()) test(failure.name, async () => { await m.run({}); });`,
    says: "failures() of 'M': no test has played one of them. Begin the test with failure.play()",
  },
  played: {
    body: `
const sfn = stepmill();
const m = sfn.stateMachine({ StartAt: 'T', States: { T: T('f', { End: true, Catch: [{ ErrorEquals: ['Busy'], Next: 'P' }] }), P: { Type: 'Pass', End: true } } }, { name: 'M' });
sfn.mock.lambda('f').returns(1);
for (const failure of m.failures()) test(failure.name, async () => { failure.play(); await m.run({}); });`,
    says: undefined,
  },
  fileWithoutCase: {
    body: withMock("sfn.use('mocks.json');"),
    says: "mock file mocks.json: no execution was started with one of its test cases. Choose one: sfn.use('mocks.json', 'Happy')",
  },
  optionWithoutCase: {
    body: withMock('').replace('stepmill()', "stepmill({ mocks: 'mocks.json' })"),
    says: 'mock file mocks.json: no execution was started',
  },
  fileOfOthers: {
    body: withMock("sfn.use('mocks.json', 'Happy');")
      .replace("name: 'M'", "name: 'Other'")
      .replace("runs('a', m)", "test('a', () => undefined)"),
    says: "test case 'Happy' of mocks.json: it belongs to the state machine 'M', and the test has 'Other'.",
  },
  unknownCase: {
    body: withMock("sfn.use('mocks.json', 'Hapy');"),
    says: "mocks.json has no test case 'Hapy'. Did you mean 'Happy'?",
  },
};

const imports: Readonly<Record<Runner, string>> = {
  jest: "const { stepmill } = require('stepmill/jest');",
  vitest:
    "import { createRequire } from 'node:module';\nimport { stepmill } from 'stepmill/vitest';\nimport { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';\nconst require = createRequire(import.meta.url);",
  node: "const { expect, stepmill } = require('stepmill/node');\nconst { after: afterAll, before: beforeAll, beforeEach, describe, test } = require('node:test');",
};

interface Ended {
  readonly isRed: boolean;
  readonly text: string;
}

function end(args: readonly string[], folder: string): Ended {
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(installed.project, folder),
    encoding: 'utf8',
    env: { PATH, CI: 'true', NO_COLOR: '1' },
    timeout: 120_000,
  });
  return { isRed: status !== 0, text: `${stdout}${stderr}` };
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
  }[];
}

const mockFile = {
  StateMachines: { M: { TestCases: { Happy: { T: 'FromFile' } } } },
  MockedResponses: { FromFile: { 0: { Return: { Payload: 'file' } } } },
};

/** What came of each file of a runner: all in one run, where the runner can report them apart. */
function runAll(runner: Runner): Readonly<Record<string, Ended>> {
  installed.write(`${runner}/mocks.json`, JSON.stringify(mockFile));
  const ending = { jest: '.test.js', vitest: '.test.mjs', node: '.test.cjs' }[runner];
  const files = Object.entries(suites).map(([name, { body }]) => {
    return [name, installed.write(`${runner}/${name}${ending}`, `${imports[runner]}${machine}${body}`)] as const;
  });
  if (runner === 'node')
    return Object.fromEntries(
      files.map(([name, file]) => [name, end(['--test', '--test-reporter=tap', file], runner)]),
    );
  const report = path.join(installed.project, runner, 'report.json');
  let printed = '';
  if (runner === 'jest') {
    installed.write('jest/package.json', JSON.stringify({ jest: { testEnvironment: 'node', transform: {} } }));
    end([bin('jest', 'bin/jest.js'), '-w', '2', '--json', `--outputFile=${report}`], runner);
  } else
    printed = end(
      [bin('vitest', 'vitest.mjs'), 'run', '--reporter=json', '--reporter=default', `--outputFile.json=${report}`],
      runner,
    ).text;
  // Vitest's report has no errors of suites.
  const { testResults } = require(report) as Report;
  return Object.fromEntries(
    testResults.map(({ name, status, message, assertionResults }) => {
      const told = assertionResults.flatMap(({ failureMessages }) => failureMessages);
      return [
        path.basename(name, ending),
        { isRed: status === 'failed', text: [message, ...told].join('\n') || printed },
      ];
    }),
  );
}

describe.each<Runner>(['jest', 'vitest', 'node'])('%s', (runner) => {
  let ended: Readonly<Record<string, Ended>>;
  beforeAll(() => {
    ended = runAll(runner);
  });

  test.each(Object.entries(suites))('%s', (name, { says }) => {
    const expected = typeof says === 'object' ? says[runner] : says;
    const found = ended[name]!;
    const text = found.text.replaceAll('\\', '');
    expect({ isRed: found.isRed, text: expected !== undefined && text.includes(expected) ? expected : text }).toEqual({
      isRed: expected !== undefined,
      text: expected ?? expect.any(String),
    });
  });
});
