import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import { TestService, activityDefinition, prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:work`;
const caller = { accountId: '123456789012', region: 'us-east-1' };

describe('input', () => {
  test.each([
    [{}, violation(' null', 'activityArn', 'not be null')],
    [{ activityArn, workerName: '' }, violation(" ''", 'workerName', 'have length greater than or equal to 1')],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('GetActivityTask', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([
    ['x', { code: 'InvalidArn', message: "Invalid Arn: 'Invalid ARN prefix: x'" }],
    [activityArn, { code: 'ActivityDoesNotExist', message: `Activity Does Not Exist: '${activityArn}'` }],
  ])('%s', async (arn, error) => {
    expect(await api.errorOf('GetActivityTask', { activityArn: arn })).toEqual(error);
  });
});

describe('behaviour', () => {
  async function startTask(): Promise<string> {
    const stateMachineArn = await api.createMachine('M', { definition: activityDefinition });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn, input: '{"a": 1}' });
    return executionArn;
  }

  beforeEach(() => api.call('CreateActivity', { name: 'work' }));

  test('returns a waiting task, and the history names the worker', async () => {
    const executionArn = await startTask();
    expect(await api.call('GetActivityTask', { activityArn, workerName: 'w' })).toEqual({
      taskToken: expect.stringMatching(/^.{20,2048}$/),
      input: '{"a": 1}',
    });
    const { events } = await api.call('GetExecutionHistory', { executionArn, reverseOrder: true, maxResults: 1 });
    expect(events).toMatchObject([{ type: 'ActivityStarted', activityStartedEventDetails: { workerName: 'w' } }]);
  });

  test('waits for a later task', async () => {
    const polled = api.call('GetActivityTask', { activityArn });
    await startTask();
    expect(await polled).toMatchObject({ input: '{"a": 1}' });
  });

  test('returns nothing when its caller has gone, and leaves the task to the next', async () => {
    const gone = new AbortController();
    const polled = api.call('GetActivityTask', { activityArn }, { ...caller, signal: gone.signal });
    gone.abort();
    expect(await polled).toEqual({});
    await startTask();
    expect(await api.call('GetActivityTask', { activityArn })).toMatchObject({ input: '{"a": 1}' });
  });

  test('answers nothing when the emulator ends', async () => {
    const polled = api.call('GetActivityTask', { activityArn });
    await Promise.resolve();
    api.service.close();
    expect(await polled).toEqual({});
  });

  test.each<[string, ServiceOptions]>([
    ['skips', { time: 'skip' }],
    ['stands still', { time: 'manual' }],
  ])('AWS: answers {} after 60 seconds, of the emulator where time %s', async (_title, options) => {
    const other = new TestService(options);
    await other.call('CreateActivity', { name: 'work' });
    let answer: unknown;
    const polled = other.call('GetActivityTask', { activityArn }).then((late: unknown) => (answer = late));
    other.service.advance(59_999);
    await new Promise(setImmediate);
    expect(answer).toBeUndefined();
    other.service.advance(1);
    expect(await polled).toEqual({});
    other.close();
  });
});
