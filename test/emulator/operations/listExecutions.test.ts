import { activityDefinition, prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const names = ({ executions }: { executions: { name: string }[] }): string[] => executions.map(({ name }) => name);

async function startAll(...given: string[]): Promise<void> {
  for (const name of given) await api.call('StartExecution', { stateMachineArn: arn, name });
}

describe('input', () => {
  test.each([
    [
      { stateMachineArn: arn, maxResults: 1001 },
      violation(" '1001'", 'maxResults', 'have value less than or equal to 1000'),
    ],
    [
      { stateMachineArn: arn, nextToken: 'x'.repeat(3097) },
      violation(` '${'x'.repeat(3097)}'`, 'nextToken', 'have length less than or equal to 3096'),
    ],
    [
      { stateMachineArn: arn, statusFilter: 'DONE' },
      violation(
        " 'DONE'",
        'statusFilter',
        'satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED, FAILED, RUNNING]',
      ),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('ListExecutions', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([
    [{}, 'ValidationException', 'Exactly one of stateMachineArn and mapRunArn must be specified'],
    [{ stateMachineArn: 'x' }, 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [{ stateMachineArn: arn }, 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`],
    [
      { stateMachineArn: arn, redriveFilter: 'REDRIVEN' },
      'ValidationException',
      'RedriveFilter cannot be applied to ListExecutions call with StateMachine ARN',
    ],
    [
      { stateMachineArn: arn, statusFilter: 'PENDING_REDRIVE' },
      'ValidationException',
      'PENDING_REDRIVE cannot be applied to ListExecutions call with StateMachine ARN',
    ],
  ])('%j', async (input, code, message) => {
    expect(await api.errorOf('ListExecutions', input)).toEqual({ code, message });
  });

  test('rejects a missing Map Run', async () => {
    const mapRunArn = `${prefix}:mapRun:M/L:u`;
    expect(await api.errorOf('ListExecutions', { mapRunArn })).toEqual({
      code: 'ResourceNotFound',
      message: `Resource not found: '${mapRunArn}'`,
      resourceName: mapRunArn,
    });
  });

  test('an Express machine', async () => {
    await api.createMachine('M', { type: 'EXPRESS' });
    expect(await api.errorOf('ListExecutions', { stateMachineArn: arn })).toEqual({
      code: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    });
  });

  test('a token of another filter', async () => {
    await api.createMachine();
    await startAll('a', 'b');
    const { nextToken } = await api.call('ListExecutions', { stateMachineArn: arn, maxResults: 1 });
    expect(await api.errorOf('ListExecutions', { stateMachineArn: arn, statusFilter: 'SUCCEEDED', nextToken })).toEqual(
      { code: 'InvalidToken', message: "Invalid Token: 'Invalid token'" },
    );
  });
});

describe('behaviour', () => {
  test('lists newest first', async () => {
    await api.createMachine();
    await startAll('a', 'b');
    const item = (name: string) => ({
      executionArn: `${prefix}:execution:M:${name}`,
      stateMachineArn: arn,
      name,
      status: 'SUCCEEDED',
      startDate: start,
      stopDate: start,
      redriveCount: 0,
    });
    expect(await api.call('ListExecutions', { stateMachineArn: arn })).toEqual({ executions: [item('b'), item('a')] });
  });

  test('continues where it was, though executions have started since', async () => {
    await api.createMachine();
    await startAll('a', 'b', 'c', 'd');
    const first = await api.call('ListExecutions', { stateMachineArn: arn, maxResults: 2 });
    await startAll('e');
    const second = await api.call('ListExecutions', {
      stateMachineArn: arn,
      maxResults: 5,
      nextToken: first.nextToken,
    });
    expect([names(first), names(second)]).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
    expect(second).not.toHaveProperty('nextToken');
  });

  test('filters by status', async () => {
    await api.call('CreateActivity', { name: 'work' });
    await api.createMachine('M', { definition: activityDefinition });
    await startAll('a', 'b');
    await api.call('StopExecution', { executionArn: `${prefix}:execution:M:a` });
    const listed = (statusFilter: string) => api.call('ListExecutions', { stateMachineArn: arn, statusFilter });
    expect(names(await listed('ABORTED'))).toEqual(['a']);
    expect(names(await listed('RUNNING'))).toEqual(['b']);
    expect(names(await listed('FAILED'))).toEqual([]);
  });

  test('a version has the executions that aliases started on it; an alias has all it started, under any routing', async () => {
    await api.createMachine('M', { publish: true });
    await api.call('UpdateStateMachine', {
      stateMachineArn: arn,
      roleArn: 'arn:aws:iam::123456789012:role/b',
      publish: true,
    });
    const to = (version: number) => [{ stateMachineVersionArn: `${arn}:${version}`, weight: 100 }];
    await api.call('CreateStateMachineAlias', { name: 'live', routingConfiguration: to(1) });
    const startBy = (qualifier: string, name: string) =>
      api.call('StartExecution', { stateMachineArn: `${arn}${qualifier}`, name });
    await startBy('', 'plain');
    await startBy(':1', 'by-version');
    await startBy(':live', 'by-alias-1');
    await api.call('UpdateStateMachineAlias', { stateMachineAliasArn: `${arn}:live`, routingConfiguration: to(2) });
    await startBy(':live', 'by-alias-2');
    const listed = async (qualifier: string) =>
      names(await api.call('ListExecutions', { stateMachineArn: arn + qualifier }));
    expect(await listed(':1')).toEqual(['by-alias-1', 'by-version']);
    expect(await listed(':live')).toEqual(['by-alias-2', 'by-alias-1']);
    expect(await listed('')).toEqual(['by-alias-2', 'by-alias-1', 'by-version', 'plain']);
  });
});
