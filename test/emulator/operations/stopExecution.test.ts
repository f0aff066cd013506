import { activityDefinition, prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const executionArn = `${prefix}:execution:M:x`;

async function startWaiting(): Promise<void> {
  await api.call('CreateActivity', { name: 'work' });
  await api.createMachine('M', { definition: activityDefinition });
  await api.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:M`, name: 'x' });
}

describe('input', () => {
  test.each([
    [{}, violation(' null', 'executionArn', 'not be null')],
    [{ executionArn, error: 'e'.repeat(257) }, violation('', 'error', 'have length less than or equal to 256')],
    [{ executionArn, cause: 'c'.repeat(32_769) }, violation('', 'cause', 'have length less than or equal to 32768')],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('StopExecution', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([
    ['x', 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [`${prefix}:express:M:x:u`, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
    [executionArn, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`],
  ])('%s', async (arn, code, message) => {
    expect(await api.errorOf('StopExecution', { executionArn: arn })).toEqual({ code, message });
  });
});

describe('behaviour', () => {
  test('aborts, and says why', async () => {
    await startWaiting();
    const answer = await api.call('StopExecution', { executionArn, error: 'E', cause: 'C' });
    expect(answer).toEqual({ stopDate: start });
    expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'ABORTED',
      stopDate: start,
      error: 'E',
      cause: 'C',
      redriveStatus: 'REDRIVABLE',
    });
  });

  test('an ended execution stays unchanged', async () => {
    await startWaiting();
    const first = await api.call('StopExecution', { executionArn, error: 'E' });
    const before = await api.call('DescribeExecution', { executionArn });
    api.service.advance(1000);
    expect(await api.call('StopExecution', { executionArn, error: 'F', cause: 'C' })).toEqual(first);
    expect(await api.call('DescribeExecution', { executionArn })).toEqual(before);
  });
});
