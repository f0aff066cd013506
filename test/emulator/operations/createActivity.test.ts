import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const activityArn = `${prefix}:activity:a`;

describe('input', () => {
  test.each([
    [{}, violation(' null', 'name', 'not be null')],
    [{ name: '' }, violation(" ''", 'name', 'have length greater than or equal to 1')],
    [
      { name: 'a', encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 59 } },
      violation(
        " '59'",
        'encryptionConfiguration.kmsDataKeyReusePeriodSeconds',
        'have value greater than or equal to 60',
      ),
    ],
  ])('%j', async (input, error) => {
    expect(await api.errorOf('CreateActivity', input)).toEqual(error);
  });
});

describe('errors', () => {
  test.each(['a b', 'a"b', 'a\u007f', '\u0000a'])('%j is not a name', async (name) => {
    expect(await api.errorOf('CreateActivity', { name })).toEqual({
      code: 'InvalidName',
      message: `Invalid Name: '${name}'`,
    });
  });

  test('a name that is taken by an activity with another key', async () => {
    await api.call('CreateActivity', { name: 'a' });
    const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'k' };
    expect(await api.errorOf('CreateActivity', { name: 'a', encryptionConfiguration })).toEqual({
      code: 'ActivityAlreadyExists',
      message: `Activity Already Exists: '${activityArn}'`,
    });
  });

  test('a customer key that is not named', async () => {
    const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY' };
    expect(await api.errorOf('CreateActivity', { name: 'a', encryptionConfiguration })).toMatchObject({
      code: 'InvalidEncryptionConfiguration',
    });
  });
});

describe('behaviour', () => {
  test('answers ARN and date; a second call the same, its tags ignored', async () => {
    const tags = [{ key: 'k', value: 'v' }];
    expect(await api.call('CreateActivity', { name: 'a', tags })).toEqual({ activityArn, creationDate: start });
    api.service.advance(1000);
    expect(await api.call('CreateActivity', { name: 'a' })).toEqual({ activityArn, creationDate: start });
    expect(await api.call('ListTagsForResource', { resourceArn: activityArn })).toEqual({ tags });
  });
});
