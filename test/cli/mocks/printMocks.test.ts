import fs from 'node:fs';
import path from 'node:path';
import { cli, folderWith, lines } from '../support/cli';

const files = folderWith({
  'order.asl.json': {
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'charge' },
        Next: "It's paid",
      },
      "It's paid": {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:tell:live',
        Next: 'Each',
      },
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'Load',
          States: {
            Load: {
              Type: 'Task',
              Resource: 'arn:aws:states:::glue:startJobRun.sync',
              Parameters: { JobName: 'load' },
              End: true,
            },
          },
        },
        ResultPath: null,
        Next: 'Approve',
      },
      Approve: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
          MessageBody: { 'token.$': '$$.Task.Token' },
        },
        End: true,
      },
    },
  },
});
const terraform = folderWith({
  'main.tf': 'module "flows" { source = "./flow" }\n',
  'flow/main.tf': `variable "name" {}
resource "aws_sfn_state_machine" "this" {
  name       = var.name
  definition = jsonencode({
    StartAt = "Tell"
    States  = {
      Tell = {
        Type       = "Task"
        Resource   = "arn:aws:states:::sns:publish"
        Parameters = { TopicArn = "arn:aws:sns:us-east-1:123456789012:news", Message = "x" }
        End        = true
      }
    }
  })
}
`,
});
const order = path.join(files, 'order.asl.json');

test('a mock file has an answer for each task', async () => {
  const { code, stdout, stderr } = await cli(['mocks', order]);
  expect({ code, stderr, file: JSON.parse(stdout) }).toEqual({
    code: 0,
    stderr: '',
    file: {
      StateMachines: {
        order: {
          TestCases: {
            AllSucceed: {
              Charge: 'ChargeSucceeds',
              "It's paid": "It's paidSucceeds",
              Load: 'LoadSucceeds',
              Approve: 'ApproveSucceeds',
            },
          },
        },
      },
      MockedResponses: {
        ChargeSucceeds: { '0-999': { Return: { StatusCode: 200, Payload: {} } } },
        "It's paidSucceeds": { '0-999': { Return: { items: [{}] } } },
        LoadSucceeds: { '0-999': { Return: { JobRunState: 'SUCCEEDED' } } },
        ApproveSucceeds: { '0-999': { Return: {} } },
      },
    },
  });
});

test('the mock file makes the workflow succeed unchanged', async () => {
  const { stdout } = await cli(['mocks', order]);
  const mocks = path.join(files, 'mocks.json');
  fs.writeFileSync(mocks, stdout);
  const run = await cli(['run', order, '--mocks', mocks, '--json']);
  expect({ code: run.code, result: JSON.parse(run.stdout) }).toMatchObject({
    code: 0,
    result: { status: 'SUCCEEDED', path: ['Charge', "It's paid", 'Each', 'Approve'] },
  });
});

const ship = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'ship', Payload: { 'id.$': '$.orderId' } },
  OutputPath: '$.Payload',
};

test('prints the input that the workflow needs, and that input is enough', async () => {
  const folder = path.join(files, 'inputs');
  fs.mkdirSync(folder);
  const file = path.join(folder, 'ship.asl.json');
  fs.writeFileSync(file, JSON.stringify({ StartAt: 'Ship', States: { Ship: { ...ship, End: true } } }));
  const { stdout, stderr } = await cli(['mocks', file]);
  const input = { orderId: 'text' };
  expect(stderr).toBe(`note: AllSucceed succeeds with an input like ${JSON.stringify(input)}\n`);
  const mocks = path.join(folder, 'mocks.json');
  fs.writeFileSync(mocks, stdout);
  const run = await cli(['run', file, '--mocks', mocks, '--json', '--input', JSON.stringify(input)]);
  expect([run.code, JSON.parse(run.stdout).status]).toEqual([0, 'SUCCEEDED']);
  expect((await cli(['mocks', file, '--format', 'jest'])).stdout).toContain("machine.run({ orderId: 'text' });");
});

test('does not claim success when no generated answer makes the workflow succeed', async () => {
  const file = path.join(files, 'fails.asl.json');
  const States = { Ship: { ...ship, Next: 'Never' }, Never: { Type: 'Fail', Error: 'Never', Cause: 'At no time.' } };
  fs.writeFileSync(file, JSON.stringify({ StartAt: 'Ship', States }));
  const { code, stdout, stderr } = await cli(['mocks', file]);
  expect({ code, stderr, cases: JSON.parse(stdout).StateMachines.fails.TestCases }).toEqual({
    code: 0,
    stderr: "note: with these answers, 'fails' ends with Never: At no time. Fill in the answers of your services.\n",
    cases: { AllAnswer: { Ship: 'ShipSucceeds' } },
  });
});

test('a test has a mock for each task', async () => {
  expect(await cli(['mocks', order, '--format', 'node'])).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      "const { test } = require('node:test');",
      "const { expect, stepmill } = require('stepmill/node');",
      '',
      'const sfn = stepmill();',
      `const machine = sfn.stateMachine('${order}');`,
      '',
      "test('succeeds', async () => {",
      "  machine.mock('Charge').returns({ StatusCode: 200, Payload: {} }); // lambda:invoke",
      "  machine.mock('It\\'s paid').returns({ items: [{}] }); // lambda tell:live",
      "  machine.mock('Load').returns({ JobRunState: 'SUCCEEDED' }); // glue:startJobRun.sync",
      "  machine.mock('Approve').returns({}); // sqs:sendMessage.waitForTaskToken",
      '  const run = await machine.run({});',
      '  expect(run).toHaveSucceeded();',
      '});',
    ),
  });
  const jest = await cli(['mocks', order, 'order', '--format', 'jest']);
  expect(jest.stdout.split('\n').slice(0, 4)).toEqual([
    "const { stepmill } = require('stepmill/jest');",
    '',
    'const sfn = stepmill();',
    `const machine = sfn.stateMachine('${order}', 'order');`,
  ]);
});

test('a test imports as its file does, or as an option says', async () => {
  const firstLine = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await cli(['mocks', order, '--format', 'node', ...args]);
    return stdout.split('\n')[0]!;
  };
  expect(await firstLine('--module', 'esm')).toBe("import { test } from 'node:test';");
  expect(await firstLine('--module', 'commonjs')).toBe("const { test } = require('node:test');");
  for (const [name, first] of [
    ['a/order.test.ts', "import { test } from 'node:test';"],
    ['a/order.test.mjs', "import { test } from 'node:test';"],
    ['a/order.test.cjs', "const { test } = require('node:test');"],
    ['b/order.test.js', "import { test } from 'node:test';"],
  ] as const) {
    const out = path.join(files, name);
    fs.mkdirSync(path.dirname(out), { recursive: true });
    fs.writeFileSync(path.join(files, 'b', 'package.json').replace(/b(?=.package)/, name[0]!), '{ "type": "module" }');
    const written = await cli(['mocks', order, '--format', 'node', '--out', out]);
    expect(written).toEqual({ code: 0, stdout: '', stderr: `written: ${out}\n` });
    expect(fs.readFileSync(out, 'utf8').split('\n')[0]).toBe(first);
  }
});

test('keeps an existing file without --force', async () => {
  const out = path.join(files, 'kept.json');
  fs.writeFileSync(out, 'mine');
  expect(await cli(['mocks', order, '--out', out])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`${out} already exists and is kept.`),
  });
  expect(fs.readFileSync(out, 'utf8')).toBe('mine');
  expect(await cli(['mocks', order, '--out', out, '--force'])).toMatchObject({ code: 0 });
  expect(Object.keys(JSON.parse(fs.readFileSync(out, 'utf8')) as object)).toEqual(['StateMachines', 'MockedResponses']);
});

test('does not overwrite the definition', async () => {
  const before = fs.readFileSync(order, 'utf8');
  expect(await cli(['mocks', order, '--out', order, '--force'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is an input of this command, so it is not overwritten. Name another file.'),
  });
  expect(fs.readFileSync(order, 'utf8')).toBe(before);
});

test.each([
  [
    ['--out', 'order.test.mjs'],
    '--out order.test.mjs is the name of a program, but --format file writes JSON. For a test, write --format jest, vitest or node, or --out order.test.json.',
  ],
  [['--force'], '--force overwrites the file of --out, so write --out, too.'],
  [['--module', 'esm'], '--module only applies to tests of Jest and Node: --format jest, --format node.'],
  [['--format', 'jest', '--module', 'umd'], 'umd'],
])('rejects %j', async (args, message) => {
  expect(await cli(['mocks', order, ...args])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(message),
  });
});

test('names a machine that the file does not have', async () => {
  expect(await cli(['mocks', order, 'ordr'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('ordr'),
  });
});

test('the mocks of a Terraform machine without a known name fit the run', async () => {
  const folder = terraform;
  const mocks = await cli(['mocks', folder]);
  const file = path.join(folder, 'm.json');
  fs.writeFileSync(file, mocks.stdout);

  expect(Object.keys((JSON.parse(mocks.stdout) as { StateMachines: object }).StateMachines)).toEqual(['flows-this']);
  expect(await cli(['run', folder, '--mocks', file])).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringContaining('SUCCEEDED'),
  });
});
