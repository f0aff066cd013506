import { TestService } from '../operations/support/testService';

const one = { bucket: 1, refill: 1 };
let api: TestService;

afterEach(() => api.close());

test('a call too many is throttled before anything is looked at, and counted', async () => {
  api = new TestService({ time: 'manual', quotas: { throttling: { StartExecution: one, ListActivities: one } } });
  const stateMachineArn = await api.createMachine();
  await api.call('StartExecution', { stateMachineArn });
  await expect(api.call('StartExecution', 5)).rejects.toMatchObject({
    code: 'ThrottlingException',
    message: 'Rate exceeded',
    statusCode: 400,
    javaPackage: 'com.amazon.coral.availability',
  });
  await api.call('ListActivities');
  const throttled = api.service.telemetry.metrics().filter(({ metricName }) => metricName === 'ThrottledEvents');
  expect(throttled).toMatchObject([{ dimensions: { APIName: 'StartExecution' }, value: 1 }]);
  api.service.advance(1_000);
  await api.call('StartExecution', { stateMachineArn });
});

test('a reset fills the buckets', async () => {
  api = new TestService({ time: 'manual', quotas: { throttling: { ListActivities: one } } });
  await api.call('ListActivities');
  api.service.reset();
  await api.call('ListActivities');
});

test('with the buckets of AWS, Express starts count apart, by version and alias too', async () => {
  api = new TestService({ quotas: 'aws', time: 'manual' });
  const standard = await api.createMachine('S');
  const express = await api.createMachine('E', { type: 'EXPRESS', publish: true });
  const start = async (stateMachineArn: string, count: number): Promise<number> => {
    let started = 0;
    for (let n = 0; n < count; n++)
      await api.call('StartExecution', { stateMachineArn }).then(
        () => (started += 1),
        () => 0,
      );
    return started;
  };
  expect(await start(standard, 1_301)).toBe(1_300);
  expect(await start(`${express}:1`, 1_301)).toBe(1_301);
});

test('throttles a task that calls Step Functions like a client', async () => {
  api = new TestService({ quotas: { throttling: { StartExecution: one } } });
  const child = await api.createMachine('Child');
  const parent = await api.createMachine('Parent', {
    definition: JSON.stringify({
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution',
          Parameters: { StateMachineArn: child },
          End: true,
        },
      },
    }),
  });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn: parent });
  await api.service.quiet();
  expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
    error: 'StepFunctions.AWSStepFunctionsException',
    cause: expect.stringMatching(
      /^Rate exceeded \(Service: AWSStepFunctions; Status Code: 400; Error Code: ThrottlingException; Request ID: .*; Proxy: null\)$/,
    ),
  });
});
