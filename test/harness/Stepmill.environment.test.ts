import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { stepmill } from '../../src/jest';
import { folderWith } from '../cli/support/cli';

// The environment of handlers in the process of the test.

const template = (format: 'sam' | 'cloudformation') => `
${format === 'sam' ? 'Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: { Environment: { Variables: { STAGE: test } } } }' : ''}
Parameters: { Unknown: { Type: String } }
Resources:
  Orders: { Type: AWS::DynamoDB::Table }
  Queue: { Type: AWS::SQS::Queue }
  Charge:
    Type: ${format === 'sam' ? 'AWS::Serverless::Function' : 'AWS::Lambda::Function'}
    Properties:
      Runtime: nodejs22.x
      ${format === 'sam' ? 'CodeUri' : 'Code'}: ./src
      Handler: charge.handler
      Environment:
        Variables: { TABLE: !Ref Orders, QUEUE: !Ref Queue, NAME: !Sub '\${Orders}-\${AWS::Region}', ARN: !GetAtt Orders.Arn, OWN: !Ref Unknown }
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: arn:aws:iam::123456789012:role/r
      Definition: { StartAt: Charge, States: { Charge: { Type: Task, Resource: !GetAtt Charge.Arn, End: true } } }
`;
const handler = `
  const atLoad = process.env.TABLE;
  exports.handler = async ({ names }) => ({ atLoad, ...Object.fromEntries(names.map((name) => [name, process.env[name]])) });
`;
const folder = folderWith({
  'sam/template.yaml': template('sam'),
  'sam/src/charge.js': handler,
  'cfn/template.yaml': template('cloudformation'),
  'cfn/src/charge.js': handler,
  'early/template.yaml': template('sam'),
  'early/src/charge.js': handler,
});

const sfn = stepmill();
const names = ['TABLE', 'QUEUE', 'NAME', 'ARN', 'STAGE'];
const values = {
  atLoad: 'Orders',
  TABLE: 'Orders',
  QUEUE: 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue',
  NAME: 'Orders-us-east-1',
  ARN: 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders',
};
afterEach(() => {
  for (const name of ['TABLE', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID']) delete process.env[name];
});

test.each([
  ['sam', { ...values, STAGE: 'test' }],
  ['cfn', values],
])(
  'the environment of a template reaches the handler, also while its file is loaded (%s)',
  async (format, expected) => {
    const flow = sfn.stateMachine(path.join(folder, format, 'template.yaml'), 'Flow');
    expect(await flow.run({ names })).toHaveOutput(expected);
    expect(process.env['TABLE']).toBeUndefined();
  },
);

test('what the test sets goes before the template, and the credentials of nobody', async () => {
  const flow = sfn.stateMachine(path.join(folder, 'sam', 'template.yaml'), 'Flow');
  Object.assign(process.env, { TABLE: 'of the test', AWS_PROFILE: 'production', AWS_ACCESS_KEY_ID: 'AKIAREAL' });
  expect(await flow.run({ names: ['TABLE', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID'] })).toHaveOutput({
    atLoad: 'Orders',
    TABLE: 'of the test',
    AWS_ACCESS_KEY_ID: '123456789012',
  });
});

test('a function that the test gives for one of the template has its environment, too', async () => {
  const flow = sfn.stateMachine(path.join(folder, 'sam', 'template.yaml'), 'Flow');
  sfn.lambda('Charge', () => process.env['TABLE']);
  expect(await flow.run({})).toHaveOutput('Orders');
});

test('side by side, each function has its own', async () => {
  const machine = sfn.stateMachine({
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: ['one', 'two'].map((name) => ({
          StartAt: name,
          States: {
            [name]: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true },
          },
        })),
        End: true,
      },
    },
  });
  for (const name of ['one', 'two']) {
    sfn.lambda(name, async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return process.env['AWS_LAMBDA_FUNCTION_NAME'];
    });
  }
  expect(await machine.run({})).toHaveOutput(['one', 'two']);
});

test('a module that the test has loaded before gets a note', async () => {
  const early = fs.realpathSync(path.join(folder, 'early', 'src', 'charge.js'));
  require(early);
  const flow = sfn.stateMachine(path.join(folder, 'early', 'template.yaml'), 'Flow');
  expect(await flow.run({ names: ['TABLE'] })).toHaveOutput({ TABLE: 'Orders' });
  expect(sfn.notes.filter((note) => note.includes(early))).toEqual([
    `${early} was loaded before function 'Charge' had its environment. Variables that the module reads while it is loaded is not ` +
      'what the template says: STAGE, TABLE, QUEUE, NAME, ARN, OWN. Read variables in the handler, or do not import the file.',
  ]);
});

test('outside of Jest, what is set after the import of Stepmill counts as set by the test', () => {
  const register = path.resolve('test/cli/support/typescript.cjs');
  const script = `
    process.env.BEFORE = 'set-up';
    const { stepmill } = require(${JSON.stringify(path.resolve('src/node.ts'))});
    process.env.AFTER = 'test';
    const sfn = stepmill();
    const flow = sfn.stateMachine('template.yaml', 'Flow');
    const { functions } = sfn.service;
    functions.variables.declare('Charge', { BEFORE: 'template', AFTER: 'template', SHELL_SET: 'template' });
    flow.run({ names: ['BEFORE', 'AFTER', 'SHELL_SET', 'OTHER'] }).then(async (run) => {
      process.stdout.write(JSON.stringify(run.output) + '\\n');
      await sfn.close();
    });`;
  const env = { PATH: process.env['PATH'], SHELL_SET: 'shell', OTHER: 'shell' };
  const cwd = path.join(folder, 'sam');
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', register, '-e', script], {
    cwd,
    env,
    encoding: 'utf8',
  });
  expect([stderr, stdout.split('\n').find((line) => line.startsWith('{'))]).toEqual([
    '',
    JSON.stringify({ BEFORE: 'template', AFTER: 'test', SHELL_SET: 'template', OTHER: 'shell' }),
  ]);
});
