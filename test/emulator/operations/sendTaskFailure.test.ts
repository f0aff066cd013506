import { activityDefinition, prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:work`;

async function takeTask(): Promise<{ taskToken: string; executionArn: string }> {
  await api.call('CreateActivity', { name: 'work' });
  const stateMachineArn = await api.createMachine('M', { definition: activityDefinition });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn });
  const { taskToken } = await api.call('GetActivityTask', { activityArn });
  return { taskToken, executionArn };
}

describe('input', () => {
  test.each([
    [{}, violation(' null', 'taskToken', 'not be null')],
    [{ taskToken: 'x', error: 'e'.repeat(257) }, violation('', 'error', 'have length less than or equal to 256')],
    [
      { taskToken: 'x'.repeat(2049) },
      violation(` '${'x'.repeat(2049)}'`, 'taskToken', 'have length less than or equal to 2048'),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('SendTaskFailure', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each(['x', 'a.b', '.', '\u0000'])('%j is not a token', async (taskToken) => {
    expect(await api.errorOf('SendTaskFailure', { taskToken })).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });
});

describe('behaviour', () => {
  test('the task fails with error and cause', async () => {
    const { taskToken, executionArn } = await takeTask();
    expect(await api.call('SendTaskFailure', { taskToken, error: 'E', cause: 'C' })).toEqual({});
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'E',
      cause: 'C',
    });
  });

  test('neither need be given', async () => {
    const { taskToken, executionArn } = await takeTask();
    await api.call('SendTaskFailure', { taskToken });
    const described = await api.call('DescribeExecution', { executionArn });
    expect(described).toMatchObject({ status: 'FAILED' });
    expect(described).not.toHaveProperty('error');
    expect(described).not.toHaveProperty('cause');
  });
});
