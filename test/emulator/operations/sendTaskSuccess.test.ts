import { activityDefinition, prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:work`;
const elsewhere = { accountId: '123456789012', region: 'eu-west-1' };
const invalidToken = { code: 'InvalidToken', message: "Invalid Token: 'Invalid token'" };
const timedOut = { code: 'TaskTimedOut', message: `Task Timed Out: '${activityArn}'` };

let taskToken: string;
let executionArn: string;
beforeEach(async () => {
  await api.call('CreateActivity', { name: 'work' });
  const stateMachineArn = await api.createMachine('M', { definition: activityDefinition });
  ({ executionArn } = await api.call('StartExecution', { stateMachineArn }));
  ({ taskToken } = await api.call('GetActivityTask', { activityArn }));
});

describe('input', () => {
  test.each([
    [{ taskToken: '', output: '{}' }, violation(" ''", 'taskToken', 'have length greater than or equal to 1')],
    [{ taskToken: 'x' }, violation('', 'output', 'not be null')],
    [
      { taskToken: 'x', output: 'x'.repeat(262_145) },
      violation('', 'output', 'have length less than or equal to 262144'),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('SendTaskSuccess', input)).toEqual(error);
  });
});

describe('errors', () => {
  test('the form of the token is looked at before the output', async () => {
    expect(await api.errorOf('SendTaskSuccess', { taskToken: 'not-a-token', output: 'not-json' })).toEqual(
      invalidToken,
    );
  });

  test('a token of another region', async () => {
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: '{}' }, elsewhere)).toEqual(invalidToken);
  });

  test('an output that is no JSON does not use up the token', async () => {
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: 'not-json' })).toEqual({
      code: 'InvalidOutput',
      message: "Invalid Output: 'not-json' is not valid JSON.",
    });
    expect(await api.call('SendTaskSuccess', { taskToken, output: '{}' })).toEqual({});
  });

  test('a task that is over, after its output was looked at', async () => {
    await api.call('SendTaskSuccess', { taskToken, output: '{}' });
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: '{}' })).toEqual(timedOut);
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: '' })).toMatchObject({ code: 'InvalidOutput' });
    expect(await api.errorOf('SendTaskFailure', { taskToken })).toEqual(timedOut);
    expect(await api.errorOf('SendTaskHeartbeat', { taskToken })).toEqual(timedOut);
  });
});

describe('behaviour', () => {
  test('the output is kept as it was written', async () => {
    expect(await api.call('SendTaskSuccess', { taskToken, output: '{"b" : 2.50}' })).toEqual({});
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"b" : 2.50}',
    });
  });
});
