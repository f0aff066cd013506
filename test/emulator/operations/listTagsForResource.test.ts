import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const resourceArn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test('the ARN is required', async () => {
    expect(await api.errorOf('ListTagsForResource')).toEqual(violation(' null', 'resourceArn', 'not be null'));
  });
});

describe('errors', () => {
  test.each([resourceArn, `${resourceArn}:1`, `${prefix}:activity:a`])(
    'rejects %s, which does not exist',
    async (arn) => {
      expect(await api.errorOf('ListTagsForResource', { resourceArn: arn })).toMatchObject({
        code: 'ResourceNotFound',
        message: `Resource not found: '${arn}'`,
      });
    },
  );
});

describe('behaviour', () => {
  test('tags in the order in which they were given; a version has none', async () => {
    const tags = [
      { key: 'z', value: '1' },
      { key: '__proto__', value: '2' },
    ];
    await api.createMachine('M', { publish: true, tags });
    expect(await api.call('ListTagsForResource', { resourceArn })).toEqual({ tags });
    expect(await api.call('ListTagsForResource', { resourceArn: `${resourceArn}:1` })).toEqual({ tags: [] });
  });
});
