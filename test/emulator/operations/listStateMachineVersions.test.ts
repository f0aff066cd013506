import { prefix, roleArn, start, useTestService, violation } from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test.each([
    [{}, violation(' null', 'stateMachineArn', 'not be null')],
    [
      { stateMachineArn: arn, maxResults: 1001 },
      violation(" '1001'", 'maxResults', 'have value less than or equal to 1000'),
    ],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('ListStateMachineVersions', input)).toEqual(error);
  });
});

describe('errors', () => {
  test('rejects a string that is not an ARN, and one with a label', async () => {
    expect(await api.errorOf('ListStateMachineVersions', { stateMachineArn: 'x' })).toMatchObject({
      code: 'InvalidArn',
    });
    expect(await api.errorOf('ListStateMachineVersions', { stateMachineArn: `${arn}/L` })).toMatchObject({
      code: 'ValidationException',
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  });
});

describe('behaviour', () => {
  test('lists newest first, page by page', async () => {
    await api.createMachine('M', { publish: true });
    for (let n = 2; n <= 12; n++) {
      api.service.advance(1000);
      await api.call('UpdateStateMachine', { stateMachineArn: arn, roleArn: `${roleArn}${n}`, publish: true });
    }
    const item = (n: number) => ({ stateMachineVersionArn: `${arn}:${n}`, creationDate: start + n - 1 });
    const first = await api.call('ListStateMachineVersions', { stateMachineArn: arn, maxResults: 3 });
    expect(first).toEqual({ stateMachineVersions: [12, 11, 10].map(item), nextToken: expect.any(String) });
    const { nextToken } = first;
    expect(await api.call('ListStateMachineVersions', { stateMachineArn: arn, nextToken })).toEqual({
      stateMachineVersions: [9, 8, 7, 6, 5, 4, 3, 2, 1].map(item),
    });
  });

  test('a missing machine has no versions', async () => {
    expect(await api.call('ListStateMachineVersions', { stateMachineArn: arn })).toEqual({ stateMachineVersions: [] });
  });
});
