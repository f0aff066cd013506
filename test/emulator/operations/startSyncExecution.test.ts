import { TestService, prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const executionArn = expect.stringMatching(/:express:M:x:[0-9a-f-]{36}$/);
const express = { type: 'EXPRESS' };

function machineOf(state: object): object {
  return { ...express, definition: JSON.stringify({ StartAt: 'S', States: { S: state } }) };
}

describe('input', () => {
  test('requires the ARN', async () => {
    expect(await api.errorOf('StartSyncExecution')).toEqual(violation(' null', 'stateMachineArn', 'not be null'));
  });
});

describe('errors', () => {
  test('rejects a Standard machine', async () => {
    await api.createMachine();
    expect(await api.errorOf('StartSyncExecution', { stateMachineArn: arn })).toEqual({
      code: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    });
  });

  test('rejects an input that is not JSON', async () => {
    await api.createMachine('M', express);
    expect(await api.errorOf('StartSyncExecution', { stateMachineArn: arn, input: '{' })).toMatchObject({
      code: 'InvalidExecutionInput',
    });
  });

  test('rejects a missing machine', async () => {
    expect(await api.errorOf('StartSyncExecution', { stateMachineArn: arn })).toMatchObject({
      code: 'StateMachineDoesNotExist',
    });
  });
});

describe('behaviour', () => {
  test('returns the end of the execution', async () => {
    await api.createMachine('M', machineOf({ Type: 'Wait', Seconds: 12, End: true }));
    const given = { stateMachineArn: arn, name: 'x', input: '{"a" : 1}', traceHeader: 'Root=1' };
    expect(await api.call('StartSyncExecution', given)).toEqual({
      executionArn,
      stateMachineArn: arn,
      name: 'x',
      startDate: start,
      stopDate: start + 12,
      status: 'SUCCEEDED',
      input: '{"a" : 1}',
      inputDetails: { included: true },
      output: '{"a" : 1}',
      outputDetails: { included: true },
      traceHeader: 'Root=1',
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 12_000 },
    });
  });

  test('returns a failure as a normal response', async () => {
    await api.createMachine('M', machineOf({ Type: 'Fail', Error: 'E', Cause: 'C' }));
    expect(await api.call('StartSyncExecution', { stateMachineArn: arn, name: 'x' })).toEqual({
      executionArn,
      stateMachineArn: arn,
      name: 'x',
      startDate: start,
      stopDate: start,
      status: 'FAILED',
      error: 'E',
      cause: 'C',
      input: '{}',
      inputDetails: { included: true },
      outputDetails: { included: true },
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 100 },
    });
  });

  test('runs for at most five minutes', async () => {
    await api.createMachine('M', machineOf({ Type: 'Wait', Seconds: 301, End: true }));
    expect(await api.call('StartSyncExecution', { stateMachineArn: arn })).toMatchObject({
      status: 'TIMED_OUT',
      stopDate: start + 300,
    });
  });

  test('metadata alone leaves out the data', async () => {
    await api.createMachine('M', machineOf({ Type: 'Fail', Error: 'E', Cause: 'C' }));
    const given = { stateMachineArn: arn, name: 'x', includedData: 'METADATA_ONLY' };
    expect(await api.call('StartSyncExecution', given)).toEqual({
      executionArn,
      stateMachineArn: arn,
      name: 'x',
      startDate: start,
      stopDate: start,
      status: 'FAILED',
      inputDetails: { included: false },
      outputDetails: { included: false },
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 100 },
    });
  });

  test('waits for an asynchronous handler', async () => {
    const withHandler = new TestService({ handlers: { f: async (event: object) => ({ ...event, seen: true }) } });
    const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    await withHandler.createMachine('M', machineOf({ Type: 'Task', Resource, End: true }));
    expect(await withHandler.call('StartSyncExecution', { stateMachineArn: arn, input: '{"a":1}' })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1,"seen":true}',
    });
    withHandler.close();
  });

  test('reports an unanswered task as a mistake of the test', async () => {
    const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'S' }];
    await api.createMachine('M', machineOf({ Type: 'Task', Resource, Catch, End: true }));
    expect(await api.call('StartSyncExecution', { stateMachineArn: arn })).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.HarnessError',
      cause: expect.stringContaining("Nothing answers the task of state 'S'"),
    });
  });
});
