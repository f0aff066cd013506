import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const resourceArn = `${prefix}:stateMachine:M`;

describe('input', () => {
  test('the keys are required', async () => {
    expect(await api.errorOf('UntagResource', { resourceArn })).toEqual(violation(' null', 'tagKeys', 'not be null'));
  });
});

describe('errors', () => {
  test('rejects a missing resource', async () => {
    expect(await api.errorOf('UntagResource', { resourceArn, tagKeys: [] })).toEqual({
      code: 'ResourceNotFound',
      message: `Resource not found: '${resourceArn}'`,
      resourceName: resourceArn,
    });
  });
});

describe('behaviour', () => {
  test.each([
    [[], ['a', 'b']],
    [['a', 'a', 'never set'], ['b']],
    [['A'], ['a', 'b']],
  ])('without %j, %j are left', async (tagKeys, left) => {
    await api.createMachine('M', {
      tags: [
        { key: 'a', value: '' },
        { key: 'b', value: '' },
      ],
    });
    expect(await api.call('UntagResource', { resourceArn, tagKeys })).toEqual({});
    expect(await api.call('ListTagsForResource', { resourceArn })).toEqual({
      tags: left.map((key) => ({ key, value: '' })),
    });
  });
});
