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

  test('an output that is not JSON does not use up the token', async () => {
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: 'not-json' })).toEqual({
      code: 'InvalidOutput',
      message: "Invalid Output: 'not-json' is not valid JSON.",
    });
    expect(await api.call('SendTaskSuccess', { taskToken, output: '{}' })).toEqual({});
  });

  test('rejects a closed task, after it checked its output', async () => {
    await api.call('SendTaskSuccess', { taskToken, output: '{}' });
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: '{}' })).toEqual(timedOut);
    expect(await api.errorOf('SendTaskSuccess', { taskToken, output: '' })).toMatchObject({ code: 'InvalidOutput' });
    expect(await api.errorOf('SendTaskFailure', { taskToken })).toEqual(timedOut);
    expect(await api.errorOf('SendTaskHeartbeat', { taskToken })).toEqual(timedOut);
  });
});

test('AWS: a closed task of a deleted activity does not exist', async () => {
  await api.call('SendTaskSuccess', { taskToken, output: '1' });
  await api.call('DeleteActivity', { activityArn });
  const gone = { code: 'TaskDoesNotExist', message: `Task Does Not Exist: '${activityArn}'` };
  expect([
    await api.errorOf('SendTaskSuccess', { taskToken, output: '1' }),
    await api.errorOf('SendTaskFailure', { taskToken }),
    await api.errorOf('SendTaskHeartbeat', { taskToken }),
  ]).toEqual([gone, gone, gone]);
  expect(await api.errorOf('SendTaskSuccess', { taskToken, output: 'x' })).toMatchObject({ code: 'InvalidOutput' });
});

describe('behaviour', () => {
  test('the output is kept as it was written', async () => {
    expect(await api.call('SendTaskSuccess', { taskToken, output: '{"b" : 2.50}' })).toEqual({});
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"b" : 2.50}',
    });
  });

  test("only the first of several answers before the task's first response counts", async () => {
    let answer: (value: unknown) => void = () => undefined;
    api.service.functions.register('f', () => new Promise((resolve) => (answer = resolve)));
    const resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    const parameters = { FunctionName: 'f', Payload: { 'token.$': '$$.Task.Token' } };
    const stateMachineArn = await api.createMachine('Callback', {
      definition: JSON.stringify({
        StartAt: 'T',
        States: { T: { Type: 'Task', Resource: resource, Parameters: parameters, HeartbeatSeconds: 60, End: true } },
      }),
    });
    const execution = await api.call('StartExecution', { stateMachineArn });
    const token = api.service.inside.engine.openTaskToken(execution.executionArn, 'T');
    expect(await api.call('SendTaskSuccess', { taskToken: token, output: '1' })).toEqual({});
    const over = { code: 'TaskTimedOut', message: "Task Timed Out: 'Provided task does not exist anymore'" };
    expect([
      await api.errorOf('SendTaskFailure', { taskToken: token, error: 'E' }),
      await api.errorOf('SendTaskSuccess', { taskToken: token, output: '2' }),
      await api.errorOf('SendTaskHeartbeat', { taskToken: token }),
    ]).toEqual([over, over, over]);
    answer(null);
    await api.service.execution(execution.executionArn)!.ended();
    expect(await api.call('DescribeExecution', execution)).toMatchObject({ status: 'SUCCEEDED', output: '1' });
  });
});
