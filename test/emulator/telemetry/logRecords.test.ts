import { prefix, roleArn, start } from '../operations/support/testService';
import { executed, logGroupArn, logging } from './support/telemetryOf';

const pass = {
  StartAt: 'P',
  States: { P: { Type: 'Pass', Result: { a: 1 }, Assign: { b: 2 }, Next: 'S' }, S: { Type: 'Succeed' } },
};
const fail = {
  StartAt: 'P',
  States: { P: { Type: 'Parallel', Branches: [failing('Bad', 'no')], End: true } },
};
const at = String(start * 1000);

describe('records', () => {
  test('have the form of CloudWatch Logs: numbers as strings, and details even where an event has none', async () => {
    const { api, executionArn } = await executed(pass, { input: '{ "x": 1 }', ...logging('ALL') });
    const common = { event_timestamp: at, execution_arn: executionArn, redrive_count: '0' };
    const details = { truncated: false };
    const output = { output: '{"a":1}', outputDetails: details };
    expect(api.service.telemetry.logs()).toEqual([
      {
        id: '1',
        type: 'ExecutionStarted',
        details: { input: '{ "x": 1 }', inputDetails: details, roleArn },
        previous_event_id: '0',
        ...common,
      },
      {
        id: '2',
        type: 'PassStateEntered',
        details: { name: 'P', input: '{ "x": 1 }', inputDetails: details },
        previous_event_id: '0',
        ...common,
      },
      {
        id: '3',
        type: 'PassStateExited',
        details: { name: 'P', ...output, assignedVariables: { b: '2' }, assignedVariablesDetails: details },
        previous_event_id: '2',
        ...common,
      },
      {
        id: '4',
        type: 'SucceedStateEntered',
        details: { name: 'S', input: '{"a":1}', inputDetails: details },
        previous_event_id: '3',
        ...common,
      },
      { id: '5', type: 'SucceedStateExited', details: { name: 'S', ...output }, previous_event_id: '4', ...common },
      { id: '6', type: 'ExecutionSucceeded', details: output, previous_event_id: '5', ...common },
    ]);
    expect(Object.keys(api.service.telemetry.logs()[0]!)).toEqual([
      'id',
      'type',
      'details',
      'previous_event_id',
      'event_timestamp',
      'execution_arn',
      'redrive_count',
    ]);
  });

  test('keep names, roles, errors and causes without execution data', async () => {
    const { api } = await executed(fail, logging('ALL', false));
    expect(api.service.telemetry.logs().map(({ type, details }) => [type, details])).toEqual([
      ['ExecutionStarted', { roleArn }],
      ['ParallelStateEntered', { name: 'P' }],
      ['ParallelStateStarted', {}],
      ['FailStateEntered', { name: 'Bad' }],
      ['ParallelStateFailed', {}],
      ['ExecutionFailed', { error: 'no', cause: 'because' }],
    ]);
  });

  test('an Express execution logs like a Standard one', async () => {
    const { api } = await executed(pass, { type: 'EXPRESS', ...logging('FATAL') });
    expect(api.service.telemetry.logs()).toEqual([]);
    const failed = await executed(fail, { type: 'EXPRESS', ...logging('FATAL') });
    expect(failed.api.service.telemetry.logs()).toMatchObject([
      { id: '6', type: 'ExecutionFailed', redrive_count: '0', execution_arn: failed.executionArn },
    ]);
  });
});

describe('levels', () => {
  test.each([
    ['OFF', []],
    ['FATAL', ['ExecutionFailed']],
    ['ERROR', ['FailStateEntered', 'ParallelStateFailed', 'ExecutionFailed']],
    [
      'ALL',
      [
        'ExecutionStarted',
        'ParallelStateEntered',
        'ParallelStateStarted',
        'FailStateEntered',
        'ParallelStateFailed',
        'ExecutionFailed',
      ],
    ],
  ])('%s', async (level, types) => {
    const { api } = await executed(fail, logging(level));
    expect(api.service.telemetry.logs().map(({ type }) => type)).toEqual(types);
  });

  test('a machine without a logging configuration logs nothing', async () => {
    const { api } = await executed(fail);
    expect(api.service.telemetry.logs()).toEqual([]);
  });
});

describe('data of more than 248 KiB', () => {
  const mostBytes = 248 * 1024;
  const escaped = (text: unknown): string => JSON.stringify(text).slice(1, -1);
  const logged = async (input: string): Promise<Readonly<Record<string, unknown>>> => {
    const { api } = await executed(pass, { input, ...logging('ALL') });
    return api.service.telemetry.logs()[0]!.details;
  };

  test('is cut there, and marked as truncated', async () => {
    const { input, inputDetails } = await logged(JSON.stringify('x'.repeat(mostBytes - 3)));
    expect([escaped(input).length, inputDetails]).toEqual([mostBytes - 1, { truncated: true }]);
  });

  test('counts as escaped', async () => {
    const { input, inputDetails } = await logged(JSON.stringify('"'.repeat(64_000)));
    expect([escaped(input).length, inputDetails]).toEqual([mostBytes, { truncated: true }]);
  });

  test('is kept whole where it just fits', async () => {
    const whole = JSON.stringify('x'.repeat(mostBytes - 4));
    expect(await logged(whole)).toEqual({ input: whole, inputDetails: { truncated: false }, roleArn });
  });
});

test('selects logs by execution, machine or log group', async () => {
  const { api, executionArn, stateMachineArn } = await executed(fail, logging('FATAL'));
  const { telemetry } = api.service;
  const all = telemetry.logs();
  expect(telemetry.logs({ executionArn, stateMachineArn, logGroupArn })).toEqual(all);
  expect(telemetry.logs({ executionArn: `${executionArn}x` })).toEqual([]);
  expect(telemetry.logs({ stateMachineArn: `${prefix}:stateMachine:N` })).toEqual([]);
  expect(telemetry.logs({ logGroupArn: 'arn:aws:logs:us-east-1:123456789012:log-group:other:*' })).toEqual([]);
});

function failing(state: string, error: string): object {
  return { StartAt: state, States: { [state]: { Type: 'Fail', Error: error, Cause: 'because' } } };
}
