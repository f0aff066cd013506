import { activityDefinition, prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const executionArn = `${prefix}:execution:M:x`;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function startWaiting(more: object = {}): Promise<void> {
  await api.call('CreateActivity', { name: 'work' });
  await api.createMachine('M', { definition: activityDefinition, ...more });
  await api.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:M`, name: 'x' });
}

async function startAborted(): Promise<void> {
  await startWaiting();
  await api.call('StopExecution', { executionArn, error: 'E', cause: 'C' });
}

const redrive = (clientToken?: string): Promise<unknown> =>
  api.call('RedriveExecution', { executionArn, ...(clientToken === undefined ? {} : { clientToken }) });

const refused = (reason: string): object => ({
  code: 'ExecutionNotRedrivable',
  message: `Execution ${executionArn} invalid for redrive as: ${reason}`,
});

const refusal = (clientToken?: string): Promise<unknown> =>
  api.errorOf('RedriveExecution', { executionArn, ...(clientToken === undefined ? {} : { clientToken }) });

async function finish(): Promise<void> {
  const { taskToken } = await api.call('GetActivityTask', { activityArn: `${prefix}:activity:work` });
  await api.call('SendTaskSuccess', { taskToken, output: '{"done":true}' });
}

describe('input', () => {
  test.each([
    [{}, violation(' null', 'executionArn', 'not be null')],
    [
      { executionArn, clientToken: 't'.repeat(65) },
      violation(` '${'t'.repeat(65)}'`, 'clientToken', 'have length less than or equal to 64'),
    ],
    [
      { executionArn, clientToken: 'a b' },
      violation(" 'a b'", 'clientToken', 'satisfy regular expression pattern: [!-~]+'),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('RedriveExecution', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([
    ['x', { code: 'InvalidArn', message: "Invalid Arn: 'Invalid ARN prefix: x'" }],
    [
      `${prefix}:express:M:x:u`,
      { code: 'InvalidArn', message: "Invalid Arn: 'Resource type not valid in this context: express'" },
    ],
    [executionArn, { code: 'ExecutionDoesNotExist', message: `Execution Does Not Exist: '${executionArn}'` }],
    [
      `${prefix}:execution:M/Map:u`,
      {
        code: 'ValidationException',
        message: 'Labeled Execution ARNs are not supported for this API',
        reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
      },
    ],
  ])('%s', async (arn, error) => {
    expect(await api.errorOf('RedriveExecution', { executionArn: arn })).toEqual(error);
  });

  test('rejects running and successful executions, and DescribeExecution says so, too', async () => {
    await startWaiting();
    const running = 'Execution is RUNNING and cannot be redriven';
    expect(await refusal()).toEqual(refused(running));
    expect(await describeRedrive()).toEqual(['RUNNING', 'NOT_REDRIVABLE', running, 0, undefined]);
    await finish();
    const succeeded = 'Execution is SUCCEEDED and cannot be redriven';
    expect(await refusal()).toEqual(refused(succeeded));
    expect(await describeRedrive()).toEqual(['SUCCEEDED', 'NOT_REDRIVABLE', succeeded, 0, undefined]);
  });

  test.each([
    [14 * dayMs, undefined],
    [14 * dayMs + 1000, 'Execution redrivable period exceeded'],
    [365 * dayMs + 1000, 'Execution has exceeded the max execution time'],
  ])('%# the time that has passed since the end and the start', async (passedMs, reason) => {
    await startAborted();
    api.service.advance(passedMs);
    if (reason === undefined) expect(await redrive()).toEqual({ redriveDate: start + passedMs / 1000 });
    else expect(await refusal()).toEqual(refused(reason));
  });

  test('rejects an execution that timed out after a year', async () => {
    const States = { W: { Type: 'Wait', Seconds: 99_999_999, End: true } };
    const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify({ StartAt: 'W', States }) });
    await api.call('StartExecution', { stateMachineArn, name: 'x' });
    await api.service.quiet();
    const reason = 'Execution has exceeded the max execution time';
    expect(await describeRedrive()).toEqual(['TIMED_OUT', 'NOT_REDRIVABLE', reason, 0, undefined]);
    expect(await refusal()).toEqual(refused(reason));
  });

  test('rejects a history without room for two more events', async () => {
    const States = {
      Round: { Type: 'Choice', Choices: [{ Variable: '$.end', IsPresent: true, Next: 'End' }], Default: 'Round' },
      End: { Type: 'Succeed' },
    };
    const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify({ StartAt: 'Round', States }) });
    await api.call('StartExecution', { stateMachineArn, name: 'x' });
    await api.service.quiet();
    expect(await refusal()).toEqual(refused('Execution has exceeded the maximum history event limit'));
  });

  test('rejects an execution that is no longer kept', async () => {
    await startAborted();
    for (const name of ['y', 'z']) {
      const other = { stateMachineArn: `${prefix}:stateMachine:M`, name };
      const { executionArn: arn } = await small.call('StartExecution', await prepare(other));
      await small.call('StopExecution', { executionArn: arn });
    }
    expect(await small.errorOf('RedriveExecution', { executionArn: executionArn.replace(/x$/, 'y') })).toEqual({
      code: 'ExecutionDoesNotExist',
      message:
        `Execution Does Not Exist: '${executionArn.replace(/x$/, 'y')}' ` +
        '(it has ended, and Stepmill keeps the last ones only: see the option keep)',
    });
  });

  const small = useTestService({ keep: { executions: 1 } });
  async function prepare(input: object): Promise<object> {
    await small.call('CreateActivity', { name: 'work' });
    await small.createMachine('M', { definition: activityDefinition });
    return input;
  }
});

async function describeRedrive(): Promise<unknown[]> {
  const { status, redriveStatus, redriveStatusReason, redriveCount, redriveDate } = await api.call(
    'DescribeExecution',
    { executionArn },
  );
  return [status, redriveStatus, redriveStatusReason, redriveCount, redriveDate];
}

describe('behaviour', () => {
  test('runs again: the end and its reason are gone, count and date are set', async () => {
    await startAborted();
    api.service.advance(5000);
    expect(await redrive()).toEqual({ redriveDate: start + 5 });
    expect(await api.call('DescribeExecution', { executionArn })).toEqual({
      executionArn,
      stateMachineArn: `${prefix}:stateMachine:M`,
      name: 'x',
      status: 'RUNNING',
      startDate: start,
      input: '{}',
      inputDetails: { included: true },
      redriveCount: 1,
      redriveDate: start + 5,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is RUNNING and cannot be redriven',
    });
    await finish();
    expect(await describeRedrive()).toEqual([
      'SUCCEEDED',
      'NOT_REDRIVABLE',
      'Execution is SUCCEEDED and cannot be redriven',
      1,
      start + 5,
    ]);
    const { executions } = await api.call('ListExecutions', { stateMachineArn: `${prefix}:stateMachine:M` });
    expect(executions).toMatchObject([{ name: 'x', status: 'SUCCEEDED', redriveCount: 1, redriveDate: start + 5 }]);
  });

  test('starts nothing on a deleted machine', async () => {
    await startAborted();
    await api.call('DeleteStateMachine', { stateMachineArn: `${prefix}:stateMachine:M` });
    expect(await refusal()).toEqual(refused('State machine is in DELETING status'));
  });

  test('an accepted client token returns its own date, whatever has happened since', async () => {
    await startAborted();
    const first = await redrive('A');
    api.service.advance(1000);
    expect(await redrive('A')).toEqual(first);
    expect(await refusal('B')).toEqual(refused('Execution is RUNNING and cannot be redriven'));
    await api.call('StopExecution', { executionArn });
    expect(await redrive('A')).toEqual(first);
    expect(await describeRedrive()).toEqual(['ABORTED', 'REDRIVABLE', undefined, 1, start]);
    // What was refused is not used up.
    const second = await redrive('B');
    expect(second).toEqual({ redriveDate: start + 1 });
    await finish();
    expect([await redrive('A'), await redrive('B')]).toEqual([first, second]);
  });

  test('drops a client token after 15 minutes, or after ten others', async () => {
    await startAborted();
    await redrive('A');
    await api.call('StopExecution', { executionArn });
    api.service.advance(15 * minuteMs);
    expect(await redrive('A')).toEqual({ redriveDate: start + 15 * 60 });
    for (let index = 0; index < 10; index++) {
      await api.call('StopExecution', { executionArn });
      await redrive(`other-${index}`);
    }
    await api.call('StopExecution', { executionArn });
    await redrive('A');
    const running = 'Execution is RUNNING and cannot be redriven';
    expect(await describeRedrive()).toEqual(['RUNNING', 'NOT_REDRIVABLE', running, 13, start + 15 * 60]);
  });

  test('uses the definition, the version and the alias of the start', async () => {
    await startAborted();
    const stateMachineArn = `${prefix}:stateMachine:M`;
    await api.call('UpdateStateMachine', {
      stateMachineArn,
      definition: '{"StartAt":"Work","States":{"Work":{"Type":"Pass","End":true}}}',
    });
    await redrive();
    expect(await api.call('DescribeStateMachineForExecution', { executionArn })).toMatchObject({
      definition: activityDefinition,
    });
    await finish();
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"done":true}',
    });
  });

  test('does not drop a redriven execution to free room', async () => {
    await startAborted();
    const { engine } = api.service.inside as any;
    const before = engine.executions.ended.size;
    await redrive();
    expect([before, engine.executions.ended.size]).toEqual([1, 0]);
  });
});
