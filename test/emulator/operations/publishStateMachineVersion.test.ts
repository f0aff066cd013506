import { otherDefinition, prefix, roleArn, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test.each([
    [{}, violation(' null', 'stateMachineArn', 'not be null')],
    [
      { stateMachineArn: arn, description: 'd'.repeat(257) },
      violation('', 'description', 'have length less than or equal to 256'),
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('PublishStateMachineVersion', input)).toEqual(error);
  });
});

describe('errors', () => {
  test('rejects a missing machine', async () => {
    expect(await api.errorOf('PublishStateMachineVersion', { stateMachineArn: arn })).toEqual({
      code: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${arn}'`,
    });
  });

  test('a revision that is not the current one', async () => {
    await api.createMachine();
    const conflict = (sent: string, current: string) => ({
      code: 'ConflictException',
      message:
        `Failed to publish the State Machine version for revision ${sent}. ` +
        `The current State Machine revision is ${current}.`,
    });
    const publish = (revisionId: string) =>
      api.errorOf('PublishStateMachineVersion', { stateMachineArn: arn, revisionId });
    expect(await publish('old')).toEqual(conflict('old', 'INITIAL'));
    const { revisionId } = await api.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition });
    expect(await publish('INITIAL')).toEqual(conflict('INITIAL', revisionId));
  });

  test('more than a thousand versions', async () => {
    await api.createMachine();
    for (let n = 0; n < 1000; n++) {
      await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}${n}`, publish: true });
    }
    await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn });
    expect(await api.errorOf('PublishStateMachineVersion', { stateMachineArn: arn })).toMatchObject({
      code: 'ServiceQuotaExceededException',
    });
  });
});

describe('behaviour', () => {
  test('answers version and date; the same revision again answers the same, without the new description', async () => {
    await api.createMachine();
    const input = { stateMachineArn: arn, revisionId: 'INITIAL', description: 'first' };
    const answer = { creationDate: start, stateMachineVersionArn: `${arn}:1` };
    expect(await api.call('PublishStateMachineVersion', input)).toEqual(answer);
    api.service.advance(1000);
    expect(await api.call('PublishStateMachineVersion', { ...input, description: 'again' })).toEqual(answer);
    expect(await api.call('DescribeStateMachine', { stateMachineArn: `${arn}:1` })).toMatchObject({
      description: 'first',
    });
  });

  test('numbers are never used again', async () => {
    await api.createMachine('M', { publish: true });
    const publish = (roleNumber: number) =>
      api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}${roleNumber}`, publish: true });
    await publish(2);
    await api.call('DeleteStateMachineVersion', { stateMachineVersionArn: `${arn}:2` });
    expect(await publish(3)).toMatchObject({ stateMachineVersionArn: `${arn}:3` });
  });
});
