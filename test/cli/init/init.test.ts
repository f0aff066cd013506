import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../../package.json';
import { cli, folderWith, lines, type CliResult } from '../support/cli';

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const order = {
  StartAt: 'Charge',
  States: {
    Charge: {
      ...task,
      Parameters: { FunctionName: 'charge', Payload: { 'id.$': '$.orderId' } },
      ResultSelector: { 'id.$': '$.Payload.chargeId' },
      ResultPath: '$.charge',
      Next: 'IsLarge',
    },
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Done',
    },
    Approve: { Type: 'Wait', Seconds: 60, Next: 'Done' },
    Done: { Type: 'Succeed' },
  },
};
const template = (definition: object): string =>
  JSON.stringify({
    Resources: { Order: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: definition } } },
  });

const start = process.cwd();
afterEach(() => process.chdir(start));

function initIn(folder: string, ...args: readonly string[]): Promise<CliResult> {
  process.chdir(folder);
  return cli(['init', ...args]);
}

function read(folder: string, name: string): string {
  return fs.readFileSync(path.join(folder, name), 'utf8');
}

function filesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

describe('a definition and nothing else', () => {
  const folder = folderWith({ 'order.asl.json': order });

  test('a test for node --test that repeats what was found to work, and a package.json', async () => {
    const { code, stdout, stderr } = await initIn(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      lines(
        'Found',
        '  state machine  order, definition (order.asl.json)',
        '  tests          node --test',
        '  language       JavaScript, CommonJS',
        '',
        'Wrote',
        '  + test/order.test.mjs  runs it, with answers for 1 task',
        '  + package.json         script test, stepmill as a devDependency',
        '',
        'Not done',
        '  ! The test does not reach: Approve. npx stepmill coverage shows what tests have run.',
        '',
        'Run it',
        '  npm install',
        '  node --test test/order.test.mjs',
      ),
    );
    expect(read(folder, 'test/order.test.mjs')).toBe(
      lines(
        "import { expect, stepmill } from 'stepmill/node';",
        "import { test } from 'node:test';",
        '',
        'const sfn = stepmill();',
        "const machine = sfn.stateMachine('order.asl.json');",
        '',
        "test('order ends in Done', async () => {",
        "  machine.mock('Charge').returns({ StatusCode: 200, Payload: { chargeId: 'text' } }); // lambda:invoke",
        '',
        "  const run = await machine.run({ orderId: 'text', total: 100 });",
        '',
        "  expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Done']);",
        '  expect(run).toHaveSucceeded();',
        "  expect(run).toHaveOutput({ orderId: 'text', total: 100, charge: { id: 'text' } });",
        '});',
      ),
    );
    expect(JSON.parse(read(folder, 'package.json'))).toEqual({
      private: true,
      scripts: { test: 'node --test' },
      devDependencies: { stepmill: `^${manifest.version}` },
    });
  });

  test('a second time nothing is written', async () => {
    fs.writeFileSync(path.join(folder, 'test/order.test.mjs'), '// mine\n');
    const before = read(folder, 'package.json');
    const { code, stdout } = await initIn(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('Left as it is\n  test/order.test.mjs: it already exists with other content\n');
    expect(stdout).not.toContain('Wrote');
    expect(read(folder, 'test/order.test.mjs')).toBe('// mine\n');
    expect(read(folder, 'package.json')).toBe(before);
  });
});

describe('releases that do not work', () => {
  const installed = (name: string, version: string): Record<string, object> => ({
    [`node_modules/${name}/package.json`]: { version },
  });

  test.each([
    [
      'Jest 27 and TypeScript 3.9',
      { jest: '^27.0.0', 'ts-jest': '^27.0.0', typescript: '~3.9.7' },
      { ...installed('jest', '27.5.1'), ...installed('typescript', '3.9.10') },
      [
        'stepmill: Jest 27 is installed, but Stepmill needs Jest 29 on. Install that, or use another runner: stepmill init --runner node.',
        'stepmill: TypeScript 3 is installed, but Stepmill needs TypeScript 5 on. Install that.',
      ],
    ],
    [
      'Vitest 1',
      { vitest: '^1.0.0' },
      installed('vitest', '1.6.0'),
      [
        'stepmill: Vitest 1 is installed, but Stepmill needs Vitest 3 on. Install that, or use another runner: stepmill init --runner node.',
      ],
    ],
  ])('%s: nothing is written', async (_what, devDependencies, files, told) => {
    const folder = folderWithin({ 'order.asl.json': order, 'package.json': { devDependencies }, ...files });
    expect(await initIn(folder)).toEqual({ code: 1, stdout: '', stderr: lines(...told) });
    expect(filesIn(folder).filter((name) => !name.startsWith('node_modules/'))).toEqual([
      'order.asl.json',
      'package.json',
    ]);
  });

  test('with another runner, they do not matter', async () => {
    const folder = folderWithin({
      'order.asl.json': order,
      'package.json': { devDependencies: { jest: '^27.0.0', typescript: '~3.9.7' } },
      ...installed('jest', '27.5.1'),
      ...installed('typescript', '3.9.10'),
    });
    expect(await initIn(folder, '--runner', 'node')).toMatchObject({ code: 0, stderr: '' });
  });
});

test('where a file differs in case only, the test gets another name, and keeps it', async () => {
  const folder = folderWithin({ 'Order.asl.json': order, 'test/order.test.mjs': '// mine\n' });
  for (const outcome of ['Wrote\n  + test/Order-2.test.mjs', 'Left as it is\n  test/Order-2.test.mjs\n']) {
    const { stdout } = await initIn(folder);
    expect(stdout).toContain(outcome);
  }
  expect(filesIn(folder)).toEqual(['Order.asl.json', 'package.json', 'test/Order-2.test.mjs', 'test/order.test.mjs']);
});

test('ES modules in Jest take an option of Node, which the script has: the command is the script', async () => {
  const folder = folderWithin({
    'order.asl.json': order,
    'package.json': {
      type: 'module',
      scripts: { test: 'node --experimental-vm-modules node_modules/jest/bin/jest.js' },
      devDependencies: { jest: '30', stepmill: '1' },
    },
  });
  const { stdout } = await initIn(folder);
  expect(stdout).toMatch(/\nRun it\n {2}npm test -- test\/order\.test\.js\n$/);
});

test('a way that ends well for AWS alone is called by the state in which it ends', async () => {
  const refused = { StartAt: 'Refuse', States: { Refuse: { Type: 'Pass', Result: { refused: true }, End: true } } };
  const folder = folderWithin({ 'order.asl.json': refused });
  await initIn(folder);
  expect(read(folder, 'test/order.test.mjs')).toContain("test('order ends in Refuse', async () => {");
});

describe('a mock file for the state machine', () => {
  const mocks = {
    StateMachines: { order: { TestCases: { Happy: { Charge: 'Charged' }, Busy: { Charge: 'IsBusy' } } } },
    MockedResponses: {
      Charged: { '0': { Return: { StatusCode: 200, Payload: { chargeId: 'c-1' } } } },
      IsBusy: { '0': { Throw: { Error: 'Busy', Cause: 'Come back later.' } } },
    },
  };

  test('each of its test cases is a test', async () => {
    const folder = folderWithin({ 'order.asl.json': order, 'test/MockConfigFile.json': mocks });
    const { code, stdout } = await initIn(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('\n  mocks          test/MockConfigFile.json: Happy, Busy\n');
    expect(stdout).toContain('+ test/order.test.mjs  runs it with each test case of the mock file\n');
    expect(read(folder, 'test/order.test.mjs').split('\n').slice(6)).toEqual([
      "test('Happy', async () => {",
      "  sfn.use('test/MockConfigFile.json', 'Happy');",
      "  const run = await machine.run({ orderId: 'text', total: 100 });",
      '',
      "  expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Done']);",
      '  expect(run).toHaveSucceeded();',
      "  expect(run).toHaveOutput({ orderId: 'text', total: 100, charge: { id: 'c-1' } });",
      '});',
      '',
      "test('Busy', async () => {",
      "  sfn.use('test/MockConfigFile.json', 'Busy');",
      "  const run = await machine.run({ orderId: 'text', total: 100 });",
      '',
      "  expect(run).toHaveTakenPath(['Charge']);",
      "  expect(run).toHaveFailedWith('Busy');",
      '});',
      '',
    ]);
  });

  test('a case that cannot be run is told; one of another machine is left', async () => {
    const other = { ...mocks, StateMachines: { Other: mocks.StateMachines.order } };
    const wrong = { ...mocks, StateMachines: { order: { TestCases: { Typo: { Chrage: 'Charged' } } } } };
    const folder = folderWithin({ 'order.asl.json': order, 'other.json': other, 'wrong.json': wrong });
    const { stdout } = await initIn(folder);
    expect(stdout).toContain('  ! The test case Typo of wrong.json could not be run: ');
    expect(stdout).not.toContain('other.json');
    expect(read(folder, 'test/order.test.mjs')).toContain("machine.mock('Charge')");
  });
});

test('--dry-run shows the files and writes none', async () => {
  const folder = folderWithin({ 'order.asl.json': order });
  const { code, stdout } = await initIn(folder, '--dry-run');
  expect(code).toBe(0);
  expect(stdout).toContain('Would write\n  + test/order.test.mjs  runs it, with answers for 1 task\n');
  expect(stdout).toContain("\n  const machine = sfn.stateMachine('order.asl.json');\n");
  expect(filesIn(folder)).toEqual(['order.asl.json']);
});

describe('Jest', () => {
  test.each([
    ['ts-jest', ["  transform: { '^.+\\\\.tsx?$': 'ts-jest' },"]],
    [
      '@swc/jest',
      [
        "  transform: { '^.+\\\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },",
      ],
    ],
  ])('with %s and no configuration gets one', async (transform, rules) => {
    const folder = folderWithin({
      'package.json': { devDependencies: { jest: '30', [transform]: '1', '@types/jest': '30', stepmill: '1' } },
      'tsconfig.json': '{}',
      'template.yaml': template(order),
    });
    expect(await initIn(folder)).toMatchObject({ code: 0, stderr: '' });
    expect(filesIn(folder)).toEqual([
      'jest.config.js',
      'package.json',
      'stepmill.d.ts',
      'template.yaml',
      'test/Order.test.ts',
      'tsconfig.json',
    ]);
    expect(read(folder, 'jest.config.js')).toBe(
      lines("/** @type {import('jest').Config} */", 'module.exports = {', "  testEnvironment: 'node',", ...rules, '};'),
    );
    expect(read(folder, 'test/Order.test.ts')).toMatch(
      /^import \{ stepmill \} from 'stepmill\/jest';\n\nconst sfn = stepmill\(\);\nconst machine = sfn\.stateMachine\('template\.yaml'\);\n/,
    );
    expect(JSON.parse(read(folder, 'package.json'))).toMatchObject({
      scripts: { test: 'jest', 'stepmill:types': 'stepmill types template.yaml --out stepmill.d.ts' },
    });
    process.chdir(folder);
    expect(await cli(['types', 'template.yaml', '--out', 'stepmill.d.ts', '--check'])).toMatchObject({ code: 0 });
  });

  test('with ts-jest, where tsconfig.json is for ES modules, gets options for CommonJS', async () => {
    const compilerOptions = { module: 'NodeNext', moduleResolution: 'NodeNext', verbatimModuleSyntax: true };
    const folder = folderWithin({
      'package.json': { type: 'module', devDependencies: { jest: '30', 'ts-jest': '29', '@types/jest': '30' } },
      'tsconfig.json': { compilerOptions },
      'order.asl.json': order,
    });
    await initIn(folder);
    expect(read(folder, 'jest.config.cjs')).toContain(
      "['ts-jest', { tsconfig: { module: 'commonjs', moduleResolution: 'node10', verbatimModuleSyntax: false } }]",
    );
  });

  test.each([
    ['6.0.3', '{}', true],
    ['6.0.3', '{ "compilerOptions": { "types": ["node", "jest"] } }', false],
    ['5.9.3', '{}', false],
  ])('TypeScript %s with tsconfig.json %s: imports `test` and `expect`: %s', async (version, tsconfig, isImported) => {
    const folder = folderWithin({
      'package.json': { devDependencies: { jest: '30', 'ts-jest': '29', '@types/jest': '30' } },
      'tsconfig.json': tsconfig,
      'node_modules/typescript/package.json': { version },
      'order.asl.json': order,
    });
    const { stdout } = await initIn(folder);
    expect(read(folder, 'test/order.test.ts').includes("from '@jest/globals'")).toBe(isImported);
    expect(stdout).not.toContain('@jest/globals');
  });

  test('a strict package manager wants what is imported among the packages', async () => {
    const folder = folderWithin({
      'package.json': { devDependencies: { jest: '30', 'ts-jest': '29' } },
      'pnpm-lock.yaml': '',
      'tsconfig.json': '{}',
      'order.asl.json': order,
    });
    const { stdout } = await initIn(folder);
    expect(stdout).toContain('! `test` and `expect` are imported from @jest/globals: a strict pnpm or Yarn wants it');
  });

  test('with Babel gets a configuration for Babel, and what is missing is told', async () => {
    const folder = folderWithin({
      'package.json': { devDependencies: { jest: '30', '@babel/preset-typescript': '7', '@types/jest': '30' } },
      'tsconfig.json': '{}',
      'order.asl.json': order,
    });
    const { stdout } = await initIn(folder);
    expect(filesIn(folder)).toContain('babel.config.js');
    expect(stdout).toContain('! Babel needs @babel/preset-env as well');
  });

  test('without anything that reads TypeScript gets a test in JavaScript, and says so', async () => {
    const folder = folderWithin({
      'package.json': { type: 'module', devDependencies: { jest: '30' } },
      'tsconfig.json': '{}',
      'order.asl.json': order,
    });
    const { code, stdout } = await initIn(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('! Jest has nothing here that compiles TypeScript, so the test is JavaScript.');
    expect(read(folder, 'test/order.test.js')).toMatch(/^const \{ stepmill \} = require\('stepmill\/jest'\);/);
  });

  test('its own configuration is left alone, its tests are joined, and scripts stay what they are', async () => {
    const before =
      '{\r\n\t"scripts": {\r\n\t\t"test": "jest --ci",\r\n\t\t"stepmill:types": "mine"\r\n\t},\r\n\t"devDependencies": { "jest": "29" }\r\n}\r\n';
    const config = "module.exports = { transform: { '^.+\\\\.ts$': 'ts-jest' } };";
    const folder = folderWithin({
      'package.json': before,
      'jest.config.js': config,
      'tsconfig.json': '{ "include": ["src"] }',
      'src/unit/a.spec.ts': '',
      'order.asl.json': order,
    });
    const { stdout } = await initIn(folder);
    expect(stdout).toContain('! scripts.stepmill:types is there already: mine');
    expect(read(folder, 'jest.config.js')).toBe(config);
    expect(read(folder, 'src/unit/order.spec.ts')).toMatch(/^import \{ expect, test \} from '@jest\/globals';\n/);
    expect(filesIn(folder)).toContain('src/unit/stepmill.d.ts');
    const { stepmill } = JSON.parse(read(folder, 'package.json')).devDependencies;
    expect(stepmill).toBe(`^${manifest.version}`);
    expect(read(folder, 'package.json')).toMatch(/^\{\r\n\t"scripts": \{\r\n\t\t"test": "jest --ci",\r\n/);
  });

  test('where tsconfig.json leads to no declaration, the test does', async () => {
    const folder = folderWithin({
      'package.json': { devDependencies: { jest: '30', 'ts-jest': '29', '@types/jest': '30' } },
      'tsconfig.json': '{ "include": ["src/**/*"] }',
      'order.asl.json': order,
    });
    await initIn(folder);
    expect(read(folder, 'test/order.test.ts')).toMatch(/^\/\/\/ <reference path="\.\.\/stepmill\.d\.ts" \/>\n/);
  });

  test('where its configuration names folders, the test goes there', async () => {
    const folder = folderWithin({
      'package.json': { jest: { roots: ['<rootDir>/spec/unit'] }, devDependencies: { jest: '30' } },
      'test/notes.txt': '',
      'order.asl.json': order,
    });
    expect(await initIn(folder)).toMatchObject({ code: 0 });
    expect(filesIn(folder)).toContain('spec/unit/order.test.js');
  });

  test("npm's placeholder is not a script", async () => {
    const folder = folderWithin({
      'package.json': { scripts: { test: 'echo "Error: no test specified" && exit 1' }, dependencies: { jest: '30' } },
      'order.asl.json': order,
    });
    await initIn(folder);
    expect(JSON.parse(read(folder, 'package.json')).scripts).toEqual({ test: 'jest' });
  });
});

test('Vitest, in a package of a pnpm workspace that installs it', async () => {
  const root = folderWithin({
    'pnpm-workspace.yaml': 'packages: [packages/*]',
    'package.json': { devDependencies: { vitest: '4', typescript: '6', stepmill: '1' } },
    'packages/orders/package.json': { name: 'orders', type: 'module' },
    'packages/orders/workflows/order.asl.json': order,
  });
  const folder = path.join(root, 'packages/orders');
  const { stdout } = await initIn(folder);
  expect(stdout).toContain('  language       TypeScript, ES modules\n');
  expect(stdout).toMatch(/Run it\n {2}pnpm exec vitest run test\/order\.test\.ts\n$/);
  expect(read(folder, 'test/order.test.ts')).toMatch(
    /^import \{ stepmill \} from 'stepmill\/vitest';\nimport \{ expect, test \} from 'vitest';\n/,
  );
  expect(read(folder, 'test/order.test.ts')).toContain("sfn.stateMachine('workflows/order.asl.json')");
});

test('one of several machines is named; the others are told, with the command for each', async () => {
  const machine = (definition: object): object => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { Definition: definition },
  });
  const folder = folderWithin({
    'package.json': { devDependencies: { jest: '30', stepmill: '1' } },
    'infra/stack.yaml': JSON.stringify({
      Resources: {
        Broken: machine({ StartAt: 'A', States: {} }),
        Order: machine(order),
        Refund: machine({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
      },
    }),
  });
  const { code, stdout } = await initIn(folder);
  expect(code).toBe(0);
  expect(stdout).toContain('  ! Broken of infra/stack.yaml: ');
  expect(stdout).toContain(
    '  ! Refund of infra/stack.yaml has no test yet: npx stepmill init infra/stack.yaml Refund\n',
  );
  expect(read(folder, 'test/Order.test.js')).toContain("sfn.stateMachine('infra/stack.yaml', 'Order')");
  expect(await initIn(folder, 'infra/stack.yaml', 'Refund', '--runner', 'node')).toMatchObject({ code: 0 });
  expect(filesIn(folder)).toContain('test/Refund.test.mjs');
  expect(await initIn(folder, 'infra/stack.yaml', 'Refnud')).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining("stepmill: There is no state machine 'Refnud'. There are: Broken"),
  });
});

test('of many others, some are told and the rest is counted', async () => {
  const machine = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${at}.asl.json`, machine]));
  const { stdout } = await initIn(folderWithin(files));
  expect(stdout.match(/ has no test yet: /g)).toHaveLength(5);
  expect(stdout).toContain('  ! 3 more have no test yet: npx stepmill definitions lists the machines of a file.\n');
});

test('of two runners, the one that is configured; what tsconfig.json leaves out is looked at', async () => {
  const folder = folderWithin({
    'package.json': {
      jest: {},
      scripts: { test: 'node all.mjs' },
      devDependencies: { jest: '30', vitest: '4', '@swc/jest': '0' },
    },
    'jest.config.js': "module.exports = { transform: { '.ts$': '@swc/jest' } };",
    'tsconfig.json': { include: ['src', 'test'], exclude: ['test/**/fixtures'] },
    'order.asl.json': order,
  });
  await initIn(folder);
  expect(filesIn(folder)).toEqual(expect.arrayContaining(['test/order.test.ts', 'test/stepmill.d.ts']));
  expect(read(folder, 'test/order.test.ts')).toMatch(/^import \{ expect, test \} from '@jest\/globals';\n/);
});

test('a workflow that fails with what can be guessed has a test of that, which says so', async () => {
  const States = { Check: { Type: 'Fail', Error: 'Order.Bad' } };
  const folder = folderWithin({ 'order.asl.json': { StartAt: 'Check', States } });
  const { stdout } = await initIn(folder);
  expect(stdout).toContain('  ! The test expects a failure: with generated data, order ends with Order.Bad.\n');
  const text = read(folder, 'test/order.test.mjs');
  expect(text).toContain("test('order ends with Order.Bad', async () => {");
  expect(text).toContain("  expect(run).toHaveTakenPath(['Check']);\n  // So far it comes with these answers.");
  expect(text).toContain("  expect(run).toHaveFailedWith('Order.Bad');\n");
});

test('what no task of the test asks is told: other states, Retry and Catch', async () => {
  const tasks = ['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'];
  const States = {
    A: { ...task, Parameters: { FunctionName: 'a' }, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }], End: true },
    ...Object.fromEntries(
      tasks.map((name, at) => [
        name,
        { ...task, Parameters: { FunctionName: name }, ...(at === 8 ? { End: true } : { Next: tasks[at + 1] }) },
      ]),
    ),
  };
  const folder = folderWithin({ 'order.asl.json': { StartAt: 'A', States } });
  const { stdout } = await initIn(folder);
  expect(stdout).toContain(
    lines(
      'Not done',
      '  ! The test does not reach: B, C, D, E, F, G, H, I, 1 more. npx stepmill coverage shows what tests have run.',
      '  ! No task fails in the test, so neither Retry nor Catch is tested. npx stepmill failures order.asl.json shows how tasks can fail.',
    ),
  );
  expect(read(folder, 'test/order.test.mjs').match(/machine\.mock\('\w'\)/g)).toEqual(["machine.mock('A')"]);
});

test('a definition that leads nowhere is told with the reason', async () => {
  const States = {
    Take: { Type: 'Pass', Result: {}, Next: 'Use' },
    Use: { Type: 'Pass', InputPath: '$.no', End: true },
  };
  const { stdout } = await initIn(folderWithin({ 'order.asl.json': { StartAt: 'Take', States } }));
  expect(stdout).toMatch(
    / {2}! The test expects a failure: with generated data, order ends with States\.Runtime: .*Invalid path '\$\.no'/,
  );
});

test('of a path that goes round and round, each state once', async () => {
  const States = {
    Ask: { ...order.States.Charge, Next: 'Never' },
    Never: { Type: 'Choice', Choices: [{ Variable: '$.orderId', IsNull: true, Next: 'Done' }], Default: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 30, Next: 'Ask' },
    Done: { Type: 'Succeed' },
  };
  const folder = folderWithin({ 'order.asl.json': { StartAt: 'Ask', TimeoutSeconds: 9000, States } });
  await initIn(folder);
  const text = read(folder, 'test/order.test.mjs');
  expect(text).toContain("test('order ends with TIMED_OUT'");
  expect(text).toContain("  expect(run).toHaveTakenPathContaining(['Ask', 'Never', 'Wait']);\n");
  expect(text).toContain("  expect(run.status).toBe('TIMED_OUT');\n");
});

(process.platform === 'win32' ? test.skip : test)(
  'links that lead nowhere, loops and pipes are passed by',
  async () => {
    const folder = folderWithin({ 'a/order.asl.json': order });
    fs.symlinkSync(path.join(folder, 'nothing'), path.join(folder, 'template.yaml'));
    fs.symlinkSync(folder, path.join(folder, 'a/loop'));
    execFileSync('mkfifo', [path.join(folder, 'pipe.yaml'), path.join(folder, 'pipe.asl.json')]);
    expect(await initIn(folder)).toMatchObject({ code: 0, stderr: '' });
    expect(fs.existsSync(path.join(folder, 'test/order.test.mjs'))).toBe(true);
  },
);

test('a definition that is broken is told beside one that is not, however it is broken', async () => {
  const folder = folderWithin({
    'order.asl.json': order,
    'cut.asl.json': '{ "StartAt": "A",',
    'empty.asl.yaml': '',
    'list.asl.json': '[]',
    'misspelt.asl.json': { StartAt: 'A', States: { A: { Type: 'Suceed' } } },
    'other.json': '{',
    'z.asl.json': '{}',
  });
  const { code, stdout } = await initIn(folder, '--dry-run');
  expect(code).toBe(0);
  expect(stdout.split('\n').filter((line) => line.startsWith('  ! ') && line.includes('.asl.'))).toEqual([
    '  ! cut.asl.json could not be read: cut.asl.json:1:18: A member name in double quotes is expected here.',
    '  ! empty.asl.yaml could not be read: empty.asl.yaml:1:1: The definition of empty is empty.',
    '  ! list.asl.json could not be read: list.asl.json:1:1: The definition of list is a list, not an object.',
    expect.stringMatching(/^ {2}! misspelt of misspelt.asl.json: /),
    expect.stringMatching(/^ {2}! z of z.asl.json: /),
  ]);
});

describe('a CDK app', () => {
  const app = (manifest: object): string =>
    folderWithin({
      'cdk.json': '{}',
      'package.json': manifest,
      'cdk.out/manifest.json': {
        artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' } } },
      },
      'cdk.out/S.template.json': {
        Resources: {
          Order: {
            Type: 'AWS::StepFunctions::StateMachine',
            Properties: { DefinitionString: JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }) },
          },
        },
      },
    });
  const scriptsOf = (folder: string): unknown =>
    (JSON.parse(read(folder, 'package.json')) as { scripts: unknown }).scripts;
  const about = ({ stdout }: CliResult): string | undefined =>
    stdout.split('\n').find((line) => line.includes('The test runs cdk.out'));

  test('is synthesised before the tests', async () => {
    const folder = app({ devDependencies: { jest: '30', 'aws-cdk': '2' } });
    const result = await initIn(folder);

    expect(scriptsOf(folder)).toEqual({ test: 'jest', pretest: 'cdk synth --quiet' });
    expect(about(result)).toBe(
      '  ! The test runs cdk.out, which cdk synth creates. npm test does it first; to run the test alone after a change of the app: npx cdk synth',
    );
  });

  test('that has a pretest is left as it is, and what to write is said', async () => {
    const folder = app({ scripts: { test: 'jest', pretest: 'npm run lint' }, devDependencies: { jest: '30' } });
    const result = await initIn(folder);

    expect(scriptsOf(folder)).toEqual({ test: 'jest', pretest: 'npm run lint' });
    expect(about(result)).toBe(
      '  ! The test runs cdk.out, which cdk synth creates. Write: "pretest": "npm run lint && npx cdk synth --quiet"',
    );
  });

  test('that synthesises already is left as it is', async () => {
    const folder = app({ scripts: { test: 'jest', pretest: 'cdk synth' }, devDependencies: { jest: '30' } });
    await initIn(folder);

    expect(scriptsOf(folder)).toEqual({ test: 'jest', pretest: 'cdk synth' });
  });

  test('and a definition that is named', async () => {
    const folder = folderWithin({ 'cdk.json': '{}', 'order.asl.json': order });

    expect(await initIn(folder, 'order.asl.json')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('there is nothing to test', () => {
  test.each([
    ['an empty folder', {}, 'Name it: npx stepmill init path/to/template.yaml'],
    ['a CDK app that was not synthesised', { 'cdk.json': '{}' }, 'Run: npx cdk synth, then: npx stepmill init'],
    [
      'a CDK app that was not synthesised, and a definition beside it',
      { 'cdk.json': '{}', 'order.asl.json': order },
      'order.asl.json is only a definition. To test it: npx stepmill init order.asl.json',
    ],
    ['a definition that AWS refuses', { 'a.asl.json': { StartAt: 'B', States: {} } }, 'would be refused by AWS'],
    ['a file that is cut off', { 'a.asl.json': '{ "StartAt": "B", "States": {' }, 'could not be read: '],
  ])('%s', async (_, files, why) => {
    const folder = folderWithin(files);
    const before = filesIn(folder);
    const { code, stdout, stderr } = await initIn(folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^stepmill: There is no state machine to test\.\n {2}/);
    expect(stderr).toContain(why);
    expect(filesIn(folder)).toEqual(before);
  });

  test.each([
    ['no-such.yaml', 'no-such.yaml'],
    ['package.json', 'package.json'],
  ])('%s is refused', async (file, what) => {
    const folder = folderWithin({ 'package.json': '{ "a": 1 }' });
    expect(await initIn(folder, file)).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(what) });
  });

  test('a package.json that is none', async () => {
    const folder = folderWithin({ 'package.json': '{ "a": ', 'order.asl.json': order });
    expect(await initIn(folder)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is not JSON') });
  });
});

/** As `folderWith`, from inside of a test. */
function folderWithin(files: Readonly<Record<string, string | object>>): string {
  const folder = fs.mkdtempSync(path.join(top, 'project-'));
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}
const top = folderWith({});
