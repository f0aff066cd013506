import fs from 'node:fs';
import http from 'node:http';
import type net from 'node:net';
import path from 'node:path';
import { runCli } from '../../../src/cli/runCli';
import { cli, folderWith, lines, TestTerminal, withoutRealTime } from '../support/cli';

const order = 'examples/order/order.asl.json';
const mocked = ['run', order, '--input', '@examples/order/input.json', '--mocks', 'examples/order/mocks.json'];

function work(fields: object = {}): object {
  return { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true, ...fields };
}

const files = folderWith({
  'misspelt.mocks.json': {
    StateMachines: { one: { TestCases: { Good: { Work: 'A', Wrok: 'A' } } } },
    MockedResponses: { A: { 0: { Return: 1 } } },
  },
  'one.asl.json': { StartAt: 'Work', States: { Work: work() } },
  'scan.asl.json': {
    StartAt: 'Scan',
    States: {
      Scan: work({
        Resource: 'arn:aws:states:us-east-1:123456789012:activity:scan',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'No' }],
      }),
      No: { Type: 'Succeed' },
    },
  },
  'http.asl.json': {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: {
          ApiEndpoint: 'https://api.example.com/orders',
          Method: 'GET',
          Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/shop/1' },
        },
        OutputPath: '$.ResponseBody',
        End: true,
      },
    },
  },
  'connections.json': {
    shop: {
      AuthorizationType: 'API_KEY',
      AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: 'secret' } },
    },
  },
  'express.asl.json': { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 2, End: true } } },
  'retry.asl.json': {
    StartAt: 'Work',
    States: { Work: work({ Retry: [{ ErrorEquals: ['Work.Down'], IntervalSeconds: 3, MaxAttempts: 2 }] }) },
  },
  'nested.yaml': [
    'Resources:',
    '  Parent:',
    '    Type: AWS::StepFunctions::StateMachine',
    '    Properties:',
    '      Definition:',
    '        StartAt: Both',
    '        States:',
    '          Both:',
    '            Type: Map',
    '            ItemProcessor:',
    '              StartAt: Child',
    '              States:',
    '                Child:',
    '                  Type: Task',
    '                  Resource: arn:aws:states:::states:startExecution.sync:2',
    '                  Parameters: { StateMachineArn: !Ref Inner, Input.$: $ }',
    '                  Catch: [{ ErrorEquals: [States.TaskFailed], Next: Late }]',
    '                  End: true',
    '                Late: { Type: Pass, End: true }',
    '            ResultPath: null',
    '            End: true',
    '  Inner:',
    '    Type: AWS::StepFunctions::StateMachine',
    '    Properties:',
    '      Definition:',
    '        StartAt: Choose',
    '        States:',
    '          Choose:',
    '            Type: Choice',
    '            Choices: [{ Variable: $, NumericEquals: 1, Next: Good }]',
    '            Default: Bad',
    '          Good: { Type: Succeed }',
    '          Bad: { Type: Fail, Error: Inner.Bad, Cause: it is bad }',
    '',
  ].join('\n'),
  'limited.asl.json': {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://sqs/1/asks', MessageBody: { 'token.$': '$$.Task.Token' } },
        TimeoutSeconds: 300,
        Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Late' }],
        End: true,
      },
      Late: { Type: 'Pass', End: true },
    },
  },
  'callback.asl.json': {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://sqs/1/asks', MessageBody: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    },
  },
  'map.asl.json': {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          StartAt: 'Work',
          States: {
            Work: work({
              End: undefined,
              Next: 'Note',
              Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1 }],
              Catch: [{ ErrorEquals: ['Unknown'], ResultPath: null, Next: 'Skip' }],
            }),
            Note: { Type: 'Pass', End: true },
            Skip: { Type: 'Pass', End: true },
          },
        },
        ResultSelector: { 'count.$': 'States.ArrayLength($)' },
        End: true,
      },
    },
  },
  'loop.asl.json': {
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Result: { i: 0 }, Next: 'Enough' },
      Enough: {
        Type: 'Choice',
        Choices: [{ Variable: '$.i', NumericGreaterThanEquals: 30, Next: 'Done' }],
        Default: 'Add',
      },
      Add: { Type: 'Pass', Parameters: { 'i.$': 'States.MathAdd($.i, 1)' }, Next: 'Enough' },
      Done: { Type: 'Succeed' },
    },
  },
  'wrong.asl.json': '{\n  "StartAt": "Work",\n  "States": { "Wrok": { "Type": "Pass", "End": true } }\n}\n',
  'work.js': `
    const seen = new Set();
    const fail = (name, message) => { throw Object.assign(new Error(message), { name }); };
    exports.handler = async (input) => ({ done: input });
    exports.down = async () => fail('Work.Down', 'It does not answer.');
    exports.slow = (n) => new Promise((resolve) => setTimeout(resolve, 8));
    exports.item = async (n) => {
      if (n % 50 === 7 && !seen.has(n)) { seen.add(n); fail('Busy', 'Try ' + n + ' later.'); }
      if (n % 100 === 3) fail('Unknown', n + ' is unknown.');
      return n;
    };`,
  'template.yaml': `
        Resources:
          Work:
            Type: AWS::Serverless::Function
            Properties: { CodeUri: src/, Handler: app.handler, Runtime: python3.13 }
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Definition:
                StartAt: Work
                States: { Work: { Type: Task, Resource: !GetAtt Work.Arn, End: true } }
        Transform: AWS::Serverless-2016-10-31`,
  'mocks.json': {
    StateMachines: { one: { TestCases: { Good: { Work: 'Done' }, Bad: { Work: 'Done' } } } },
    MockedResponses: { Done: { 0: { Return: { mocked: true } } } },
  },
  'callback.mocks.json': {
    StateMachines: { callback: { TestCases: { Later: { Ask: 'Answered' } } } },
    MockedResponses: { Answered: { 0: { Return: { answer: 42 }, DelaySeconds: 7200 } } },
  },
});

function file(name: string): string {
  return path.join(files, name);
}

describe('the orders example', () => {
  test('shows a retry, a Parallel, a small Map, a Choice, a Wait, and success', async () => {
    expect(await cli([...mocked, '--test-case', 'CarrierIsBack'])).toEqual({
      code: 0,
      stderr: '',
      stdout: lines(
        'order  STANDARD · examples/order/order.asl.json · time: skip · test case: CarrierIsBack',
        '',
        '       +0s  ✓ ValidateOrder       lambda validate-order · mock',
        '       +0s  ┌ Prepare             parallel',
        '       +0s  │1 ┌ ReserveStock     map, 3 items',
        '       +0s  │1 │#0 ✓ ReserveLine  lambda reserve-stock · mock',
        '       +0s  │1 │#1 ✓ ReserveLine  lambda reserve-stock · mock',
        '       +0s  │1 │#2 ✓ ReserveLine  lambda reserve-stock · mock',
        '       +0s  │1 └ ReserveStock     3 items',
        '       +2s  │0 ↻ Charge           retried after 2s: PaymentGateway.Busy — Too many payments at once.',
        '       +2s  │0 ✓ Charge           lambda charge · mock · 2s',
        '       +2s  └ Prepare             2 branches · 2s',
        '       +2s  ✓ IsExpress           → WaitForTruck',
        '    +8h 2s  ✓ WaitForTruck        waited 8h',
        ' +8h 1m 2s  ↻ Ship                retried after 1m: Carrier.Down — The carrier does not answer.',
        ' +8h 3m 2s  ↻ Ship                retried after 2m: Carrier.Down — The carrier does not answer.',
        ' +8h 3m 2s  ✓ Ship                lambda ship · mock · 3m',
        ' +8h 3m 2s  ✓ TellCustomer        sns:publish orders',
        ' +8h 3m 2s  ✓ OrderShipped        pass',
        '',
        'SUCCEEDED after 8h 3m 2s (… here)',
        '',
        '  {"status":"SHIPPED","parcel":"p-1","orderId":"o-17","paid":68}',
        '',
        'path         ValidateOrder → Prepare → IsExpress → WaitForTruck → Ship → TellCustomer → OrderShipped',
        'transitions  16 (the start, 12 states entered, 3 retries)',
        'cost on AWS  $0.0004 in us-east-1 (STANDARD: 16 transitions at $0.000025)',
      ),
    });
  });

  test('shows how a failing item cancels its siblings, and the refund', async () => {
    expect(await cli([...mocked, '--test-case', 'OutOfStock'])).toEqual({
      code: 0,
      stderr: '',
      stdout: lines(
        'order  STANDARD · examples/order/order.asl.json · time: skip · test case: OutOfStock',
        '',
        '       +0s  ✓ ValidateOrder       lambda validate-order · mock',
        '       +0s  ┌ Prepare             parallel',
        '       +0s  │1 ┌ ReserveStock     map, 3 items',
        '       +0s  │0 ✓ Charge           lambda charge · mock',
        '       +0s  │1 │#0 ✓ ReserveLine  lambda reserve-stock · mock',
        '       +0s  │1 │#2 – ReserveLine  cut off',
        '       +0s  │1 │#1 ✗ ReserveLine  Stock.Missing — There is no sieve left.',
        '       +0s  │1 ✗ ReserveStock     Stock.Missing',
        '       +0s  ✗ Prepare             Stock.Missing · caught → Refund',
        '       +0s  ✓ Refund              lambda refund · mock',
        '',
        'SUCCEEDED after 0s (… here)',
        '',
        '  {"refundId":"r-1","amount":68}',
        '',
        'path         ValidateOrder → Prepare → Refund',
        'transitions  9 (the start, 8 states entered)',
        'cost on AWS  $0.000225 in us-east-1 (STANDARD: 9 transitions at $0.000025)',
      ),
    });
  });

  test('says where an execution failed, and exits with 1', async () => {
    expect(await cli([...mocked, '--test-case', 'Invalid'])).toEqual({
      code: 1,
      stderr: '',
      stdout: lines(
        'order  STANDARD · examples/order/order.asl.json · time: skip · test case: Invalid',
        '',
        '       +0s  ✗ ValidateOrder       Order.Invalid — The order has no lines. · caught → OrderRejected',
        '       +0s  ✗ OrderRejected       Order.Rejected — The order cannot be taken as it is.',
        '',
        'FAILED after 0s (… here)',
        '  Order.Rejected',
        '  The order cannot be taken as it is.',
        "  failed in state 'OrderRejected' at /States/OrderRejected (examples/order/order.asl.json:119)",
        '',
        'path         ValidateOrder → OrderRejected',
        'transitions  3 (the start, 2 states entered)',
        'cost on AWS  $0.000075 in us-east-1 (STANDARD: 3 transitions at $0.000025)',
      ),
    });
  });
});

describe('a task that keeps failing', () => {
  test('prints each attempt, and the state with its input at the end', async () => {
    const { code, stdout } = await cli([
      ...['run', file('retry.asl.json'), '--input', '{"a":[1,2]}'],
      ...['--lambda', `work=${file('work.down')}`],
    ]);
    const trace = /"trace": \[[^\]]*\]/s;
    expect({ code, stdout: stdout.replace(trace, '"trace": …') }).toEqual({
      code: 1,
      stdout: lines(
        `retry  STANDARD · ${file('retry.asl.json')} · time: skip`,
        '',
        '       +3s  ↻ Work  retried after 3s: Work.Down — It does not answer.',
        '       +9s  ↻ Work  retried after 6s: Work.Down — It does not answer.',
        '       +9s  ✗ Work  Work.Down — It does not answer.',
        '',
        'FAILED after 9s (… here)',
        '  Work.Down',
        '  {',
        '    "errorType": "Work.Down",',
        '    "errorMessage": "It does not answer.",',
        '    "trace": …',
        '  }',
        `  failed in state 'Work' at /States/Work (${file('retry.asl.json')}:1)`,
        '  its input  {"a":[1,2]}',
        '',
        'path         Work',
        'transitions  4 (the start, 1 state entered, 2 retries)',
        'cost on AWS  $0.0001 in us-east-1 (STANDARD: 4 transitions at $0.000025)',
      ),
    });
  });
});

describe('a Map of 1,000 items', () => {
  test('prints failures, counts the rest, and shows progress only on a terminal', async () => {
    const input = JSON.stringify([...Array(1000).keys()]);
    const args = ['run', file('map.asl.json'), '--input', '-', '--lambda', `work=${file('work.item')}`];
    const { code, stdout, stderr } = await cli(args, { input });
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stderr: '',
      stdout: lines(
        `map  STANDARD · ${file('map.asl.json')} · time: skip`,
        '',
        '       +0s  ┌ Each      map, 1,000 items',
        '       +0s  │#3 ✗ Work  Unknown — 3 is unknown. · caught → Skip',
        '       +0s  │#103 ✗ Work  Unknown — 103 is unknown. · caught → Skip',
        '       +0s  │#203 ✗ Work  Unknown — 203 is unknown. · caught → Skip',
        '       +1s  │#7 ↻ Work  retried after 1s: Busy — Try 7 later.',
        '       +1s  │#57 ↻ Work  retried after 1s: Busy — Try 57 later.',
        '       +1s  │#107 ↻ Work  retried after 1s: Busy — Try 107 later.',
        '       +1s  └ Each      1,000 items · 1s',
        '                Work  1,000×  20 retried, 10 caught',
        '                Skip     10×',
        '                Note    990×',
        '                (24 more lines like those above)',
        '',
        'SUCCEEDED after 1s (… here)',
        '',
        '  {"count":1000}',
        '',
        'path         Each',
        'transitions  2,022 (the start, 2,001 states entered, 20 retries)',
        'cost on AWS  $0.0506 in us-east-1 (STANDARD: 2,022 transitions at $0.000025)',
      ),
    });
    const slow = [...args.slice(0, -1), `work=${file('work.slow')}`];
    const onTerminal = await cli(slow, { input, stdout: { isTerminal: true } });
    expect(onTerminal.stdout).toMatch(/… Each: \d+ of 1,000/);
  });

  test('counts the rounds of a long loop', async () => {
    const { stdout } = await cli(['run', file('loop.asl.json')]);
    const shown = stdout.split('\n').filter((line) => /^ .*(Enough|Add|Done)/.test(line));
    expect(shown.slice(-4)).toEqual([
      '       +0s  ✓ Enough  → Add',
      '       +0s  ✓ Add     pass',
      '                … and again: Enough 11×, Add 10×',
      '       +0s  ✓ Done    succeed',
    ]);
    expect(shown).toHaveLength(42);
  });
});

describe('who answers tasks', () => {
  test('a function of this process, whose output appears where it was printed', async () => {
    const terminal = new TestTerminal();
    const code = await runCli(['run', file('one.asl.json'), '--lambda', `work=${file('work.handler')}`], {
      // eslint-disable-next-line @typescript-eslint/no-misused-spread -- every method is replaced below
      ...terminal,
      stdout: terminal.stdout,
      readInput: () => Promise.resolve(''),
      onInterrupt: () => () => undefined,
      intercept: (listener) => {
        listener('hello\nthere\n');
        return () => undefined;
      },
    });
    expect({ code, stdout: withoutRealTime(terminal.stdout.text).split('\n').slice(1, 6) }).toEqual({
      code: 0,
      stdout: ['', '            ┊ hello', '            ┊ there', '       +0s  ✓ Work  lambda work', ''],
    });
  });

  test('nobody: prints the error with advice, and exits with 2', async () => {
    expect(await cli(['run', file('one.asl.json'), '--input', '{"a":1}'])).toEqual({
      code: 2,
      stdout: lines(`one  STANDARD · ${file('one.asl.json')} · time: skip`, '', '       +0s  ✗ Work  stopped here', ''),
      stderr: expect.stringMatching(
        /^stepmill: Nothing answers the task of state 'Work' .*\nIt was sent: \{"a":1\}\n[^]*--lambda work=\.\/src\/work\.handler\n[^]*\nTo write a mock for each task: npx stepmill mocks \S+one\.asl\.json one > mocks\.json\. Then run with --mocks mocks\.json\n/,
      ),
    });
  });

  test('a missing activity: prints what to do', async () => {
    const { code, stderr } = await cli(['run', file('scan.asl.json')]);
    expect({ code, stderr: stderr.split('\n').slice(0, 2).join('\n') }).toEqual({
      code: 2,
      stderr: expect.stringMatching(
        /^stepmill: Nothing answers the task of state 'Scan' .*\nThere is no activity 'scan'/,
      ),
    });
    expect(stderr).toContain(
      `To write a mock for each task: npx stepmill mocks ${file('scan.asl.json')} scan > mocks.json`,
    );
  });

  test('names a function of the template that cannot run here', async () => {
    const { stderr } = await cli(['run', file('template.yaml')]);
    expect(stderr.split('\n')[1]).toBe(
      `Function 'Work' (${file('template.yaml')}:3) has the handler 'app.handler', but its code folder ${file('src/')} does not exist. Is it built? ` +
        'Name the command that runs it: --lambda-command Work="python3 -m awslambdaric app.handler"',
    );
  });

  test('a mock file: the test case must be unambiguous', async () => {
    const run = (...more: string[]) => cli(['run', file('one.asl.json'), '--mocks', file('mocks.json'), ...more]);
    expect(await run()).toEqual({
      code: 2,
      stdout: '',
      stderr: `stepmill: ${file('mocks.json')} has several test cases for 'one': Good, Bad. Choose one: --test-case NAME.\n`,
    });
    expect(await run('--name', 'two')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        `stepmill: ${file('mocks.json')} has no test case for the state machine 'two'. ` +
        'It has some for: one. To run it by that name: --name NAME.\n',
    });
    expect(await run('--test-case', 'Goood')).toMatchObject({ code: 2, stderr: expect.stringContaining("'Good'") });
    expect(await run('--test-case', 'Good')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('{"mocked":true}'),
    });
  });

  test('prints warnings about mocks after the run', async () => {
    const { code, stderr } = await cli(['run', file('one.asl.json'), '--mocks', file('misspelt.mocks.json')]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `note: Test case 'Good' of ${file('misspelt.mocks.json')} mocks 'Wrok': 'one' has no such state.\n`,
    });
  });

  test('fails a task token that no mock returns', async () => {
    expect(await cli(['run', file('callback.asl.json')])).toEqual({
      code: 2,
      stdout: lines(`callback  STANDARD · ${file('callback.asl.json')} · time: skip`, '', ''),
      stderr: lines(
        'stepmill: The execution waits for answers from outside this process:',
        "  - state 'Ask' waits for its task token to come back from arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        'Mock the state (--mocks FILE, with DelaySeconds for a later answer), or serve workers and callbacks: ' +
          'stepmill run … --port 8083, and AWS_ENDPOINT_URL_SFN=http://127.0.0.1:8083 for them.',
      ),
    });
    const mocks = ['--mocks', file('callback.mocks.json')];
    const { code, stdout } = await cli(['run', file('callback.asl.json'), ...mocks]);
    expect({ code, line: stdout.split('\n')[2] }).toEqual({
      code: 0,
      line: '       +2h  ✓ Ask  sqs:sendMessage.waitForTaskToken asks · mock · 2h',
    });
  });

  test('waits for outside callers with --port', async () => {
    const terminal = new TestTerminal();
    const running = runCli(['run', file('callback.asl.json'), '--port', '0', '--time', 'real'], terminal);
    const answer = async (): Promise<void> => {
      const url = /http:\S+/.exec(terminal.stderr.text)![0];
      const call = async (operation: string, input: object): Promise<any> => {
        const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
        return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
      };
      const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:callback:run';
      const { events } = await call('GetExecutionHistory', { executionArn });
      const scheduled = events.find(({ type }: any) => type === 'TaskScheduled');
      const { MessageBody } = JSON.parse(scheduled.taskScheduledEventDetails.parameters);
      await call('SendTaskSuccess', { taskToken: MessageBody.token, output: '"yes"' });
    };
    while (terminal.stderr.text === '') await new Promise((resolve) => setTimeout(resolve, 5));
    await answer();
    expect({ code: await running, stdout: terminal.stdout.text.split('\n').at(-6) }).toEqual({
      code: 0,
      stdout: '  "yes"',
    });
  });
});

describe('options', () => {
  test('--verbose shows inputs, requests and outputs', async () => {
    const args = ['run', file('one.asl.json'), '--verbose', '--input', '{"a":1}'];
    const { stdout } = await cli([...args, '--lambda', `work=${file('work.handler')}`]);
    expect(stdout.split('\n').slice(2, 5)).toEqual([
      '       +0s  ✓ Work  lambda work',
      '                in   {"a":1}',
      '                out  {"done":{"a":1}}',
    ]);
    const second = await cli([...mocked, '--test-case', 'CardDeclined', '--verbose']);
    expect(second.stdout).toContain('       +0s  ┌ Prepare             parallel\n                in   as above\n');
  });

  test('a task token that nobody can use runs into its timeout', async () => {
    const { code, stdout } = await cli(['run', file('limited.asl.json')]);
    expect({ code, lines: withoutRealTime(stdout).split('\n').slice(2) }).toEqual({
      code: 0,
      lines: [
        '       +5m  ✗ Ask   States.Timeout · caught → Late',
        '       +5m  ✓ Late  pass',
        '',
        'SUCCEEDED after 5m (… here)',
        '',
        '  {}',
        "note the task token of 'Ask' cannot be used here, so it timed out; with --port, time waits for an answer",
        '',
        'path         Ask → Late',
        'transitions  3 (the start, 2 states entered)',
        'cost on AWS  $0.000075 in us-east-1 (STANDARD: 3 transitions at $0.000025)',
        '',
      ],
    });
  });

  test.each([
    ['limited.asl.json', 'eu-west-3', '$0.0000891 in eu-west-3 (STANDARD: 3 transitions at $0.0000297)'],
    [
      'limited.asl.json',
      'xx-mars-1',
      'not known for the region xx-mars-1: see https://aws.amazon.com/step-functions/pricing/',
    ],
    [
      'nested.yaml',
      'xx-mars-1',
      'not known for the region xx-mars-1: see https://aws.amazon.com/step-functions/pricing/',
    ],
  ])('what %s costs in %s', async (name, region, cost) => {
    const args = ['run', file(name), ...(name === 'nested.yaml' ? ['Parent', '--input', '[1]'] : [])];
    const { code, stdout } = await cli([...args, '--region', region]);
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, `cost on AWS  ${cost}`]);
    const result = JSON.parse((await cli([...args, '--region', region, '--json'])).stdout) as { cost?: object };
    expect(result.cost).toEqual(region === 'xx-mars-1' ? undefined : expect.objectContaining({ region }));
  });

  test('shows nested executions, and counts their transitions', async () => {
    const args = ['run', file('nested.yaml'), 'Parent', '--input', '[1,2]'];
    const { code, stdout } = await cli(args);
    expect({ code, end: withoutRealTime(stdout).split('\n').slice(-7) }).toEqual({
      code: 0,
      end: [
        '',
        'path         Both',
        'nested       Inner  SUCCEEDED  Choose → Good',
        '             Inner  FAILED: Inner.Bad — it is bad  Choose → Bad',
        'transitions  5 (the start, 4 states entered), and 6 in nested executions',
        'cost on AWS  $0.000275 in us-east-1 (STANDARD: 11 transitions at $0.000025)',
        '',
      ],
    });
    const { nested } = JSON.parse((await cli([...args, '--json'])).stdout) as { nested: object[] };
    expect(nested).toEqual([
      {
        executionArn: expect.stringMatching(/:execution:Inner:/),
        stateMachineName: 'Inner',
        type: 'STANDARD',
        status: 'SUCCEEDED',
        path: ['Choose', 'Good'],
        transitions: 3,
        cost: { type: 'STANDARD', region: 'us-east-1', transitions: 3, dollars: 3 * 0.000025 },
      },
      {
        executionArn: expect.stringMatching(/:execution:Inner:/),
        stateMachineName: 'Inner',
        type: 'STANDARD',
        status: 'FAILED',
        error: 'Inner.Bad',
        cause: 'it is bad',
        path: ['Choose', 'Bad'],
        transitions: 3,
        cost: { type: 'STANDARD', region: 'us-east-1', transitions: 3, dollars: 3 * 0.000025 },
      },
    ]);
  });

  test('--json prints one object and nothing else', async () => {
    const { code, stdout, stderr } = await cli([...mocked, '--test-case', 'Invalid', '--json']);
    expect({ code, stderr, result: JSON.parse(stdout) }).toEqual({
      code: 1,
      stderr: '',
      result: {
        executionArn: 'arn:aws:states:us-east-1:123456789012:execution:order:run',
        type: 'STANDARD',
        status: 'FAILED',
        error: 'Order.Rejected',
        cause: 'The order cannot be taken as it is.',
        startDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        durationMs: 0,
        path: ['ValidateOrder', 'OrderRejected'],
        states: [
          {
            state: 'ValidateOrder',
            type: 'Task',
            outcome: 'caught',
            enteredMs: 0,
            exitedMs: 0,
            attempts: 1,
            error: 'Order.Invalid',
          },
          { state: 'OrderRejected', type: 'Fail', outcome: 'failed', enteredMs: 0, error: 'Order.Rejected' },
        ],
        transitions: 3,
        retries: 0,
        nested: [],
        cost: {
          type: 'STANDARD',
          transitions: 3,
          dollars: expect.closeTo(0.000075),
          currency: 'USD',
          region: 'us-east-1',
          asOf: expect.stringMatching(/^\d{4}-\d\d$/),
        },
      },
    });
  });

  test('--type express is priced by time and memory', async () => {
    const { code, stdout } = await cli(['run', file('express.asl.json'), '--type', 'express']);
    expect({ code, lines: stdout.split('\n').slice(-4) }).toEqual({
      code: 0,
      lines: [
        'path         Wait',
        'transitions  2 (the start, 1 state entered)',
        'cost on AWS  $0.00000308 in us-east-1 (EXPRESS: one request, 2s at 64 MB)',
        '',
      ],
    });
  });

  test('--history writes the output of GetExecutionHistory', async () => {
    const history = file('history.json');
    await cli(['run', file('express.asl.json'), '--history', history]);
    const { events } = JSON.parse(fs.readFileSync(history, 'utf8'));
    expect(events.map(({ id, type }: any) => [id, type])).toEqual([
      [1, 'ExecutionStarted'],
      [2, 'WaitStateEntered'],
      [3, 'WaitStateExited'],
      [4, 'ExecutionSucceeded'],
    ]);
  });

  test('--time real can be stopped from the keyboard', async () => {
    const terminal = new TestTerminal({ stdout: { isTerminal: true, columns: 60 } });
    const running = runCli(['run', file('express.asl.json'), '--time', 'real'], terminal);
    while (!terminal.stdout.text.includes('… Wait')) await new Promise((resolve) => setTimeout(resolve, 5));
    terminal.interrupt('SIGINT');
    expect(await running).toBe(130);
    expect(terminal.stdout.text).toContain('Wait  cut off\n');
    expect(terminal.stdout.text).toMatch(/ABORTED after .*\n {2}Stopped from the keyboard\.\n/);
  });

  test('--http lets HTTP tasks reach a target, with the connections of a file', async () => {
    const seen: [string | undefined, unknown][] = [];
    const server = http.createServer(({ url, headers }, response) => {
      seen.push([url, headers['x-key']]);
      response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const target = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
    const args = ['run', file('http.asl.json'), '--http', `https://api.example.com=${target}`, '--json'];
    const { code, stdout } = await cli([...args, '--connections', file('connections.json')]);
    await new Promise((resolve) => server.close(resolve));
    expect({ code, seen, output: JSON.parse(stdout).output }).toEqual({
      code: 0,
      seen: [['/orders', 'secret']],
      output: { ok: true },
    });
  });

  test.each([
    ['[]', 'is not a file of connections. Write { "name": {'],
    ['{', 'cannot be read: '],
    ['{"c":{"AuthorizationType":"BASIC"}}', "Connection 'c' has AuthorizationType 'BASIC' but no AuthParameters"],
  ])('rejects %s as connections', async (text, told) => {
    fs.writeFileSync(file('wrong.json'), text);
    const { code, stderr } = await cli(['run', file('http.asl.json'), '--connections', file('wrong.json')]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(told) });
  });

  test('uses colour only where it is wanted', async () => {
    const args = ['run', file('express.asl.json')];
    expect((await cli(args)).stdout).not.toContain('\u001b');
    expect((await cli(args, { stdout: { colour: true } })).stdout).toContain('\u001b[32mSUCCEEDED\u001b[0m');
  });
});

describe('workflows that cannot run', () => {
  test.each<[string, string[], string | RegExp]>([
    ['a file that is not there', ['run', 'nope.asl.json'], /^stepmill: nope\.asl\.json:1:1: There is no file/],
    ['input that is not JSON', ['run', order, '--input', '{a:1}'], /^stepmill: --input:1:\d+ is not JSON: .*\n/],
    [
      'input that has lost its quotes',
      ['run', order, '--input', '{orderId:1}'],
      /is not JSON: .*\n {2}The shell may have removed the quotes\. Write the JSON into a file: --input input\.json\.\n$/,
    ],
    [
      'an input file that is not there',
      ['run', order, '--input', '@nope.json'],
      /^stepmill: The input cannot be read: ENOENT/,
    ],
    ['a machine of another name', ['run', order, 'ordre'], /Did you mean 'order'\?/],
    [
      'a function without a file',
      ['run', order, '--lambda', 'work'],
      /^stepmill: --lambda work is neither NAME=FILE\.EXPORT nor a folder\./,
    ],
    [
      'a handler that is not there',
      ['run', order, '--lambda', 'work=./nope.handler'],
      /^stepmill: There is no file for the handler '\.\/nope\.handler'/,
    ],
    ['a wrong type', ['run', order, '--type', 'fast'], /Write standard or express\./],
    ['no file', ['run'], "stepmill: missing required argument 'file'\n"],
    ['a misspelt option', ['run', order, '--mock', 'x'], /unknown option '--mock'\n\(Did you mean --mocks\?\)\n/],
    [
      'a mock file that is wrong',
      ['run', order, '--mocks', 'package.json', '--test-case', 'A'],
      /^stepmill: .*package\.json/,
    ],
  ])('%s', async (_what, args, message) => {
    expect(await cli(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('prints an invalid definition as validate does', async () => {
    expect(await cli(['run', file('wrong.asl.json')])).toEqual({
      code: 2,
      stdout: '',
      stderr: lines(
        "stepmill: 'wrong' cannot run: its definition is wrong.",
        '',
        `${file('wrong.asl.json')}:2:14 error Missing 'Next' target: Work [MISSING_TRANSITION_TARGET]`,
        '  2 |   "StartAt": "Work",',
        '    |              ^^^^^^',
        '    at /StartAt',
        "    Did you mean 'Wrok'?",
        '',
        '1 error in 1 file.',
      ),
    });
  });
});
