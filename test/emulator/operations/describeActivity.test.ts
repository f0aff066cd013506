import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:a`;

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('DescribeActivity')).toEqual(violation(' null', 'activityArn', 'not be null'));
  });
});

describe('errors', () => {
  test.each([
    ['x', { code: 'InvalidArn', message: "Invalid Arn: 'Invalid ARN prefix: x'" }],
    [activityArn, { code: 'ActivityDoesNotExist', message: `Activity Does Not Exist: '${activityArn}'` }],
  ])('%s', async (arn, error) => {
    expect(await api.errorOf('DescribeActivity', { activityArn: arn })).toEqual(error);
  });
});

describe('behaviour', () => {
  test('an activity', async () => {
    await api.call('CreateActivity', { name: 'a' });
    expect(await api.call('DescribeActivity', { activityArn })).toEqual({
      activityArn,
      name: 'a',
      creationDate: start,
      encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
    });
  });
});
