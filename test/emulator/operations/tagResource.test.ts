import { prefix, useTestService, violation } from './support/testService';

const api = useTestService();
const resourceArn = `${prefix}:stateMachine:M`;
const tags = [{ key: 'Owner', value: 'a' }];

describe('input', () => {
  test.each([
    [{ resourceArn }, violation(' null', 'tags', 'not be null')],
    [
      { resourceArn, tags: [{ key: 'k'.repeat(129), value: '' }] },
      violation(` '${'k'.repeat(129)}'`, 'tags.1.member.key', 'have length less than or equal to 128'),
    ],
    [
      { resourceArn, tags: [{ key: 'k', value: 'v'.repeat(257) }] },
      violation(` '${'v'.repeat(257)}'`, 'tags.1.member.value', 'have length less than or equal to 256'),
    ],
    [{ resourceArn, tags: [null] }, violation(' null', 'tags.1.member', 'not be null')],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('TagResource', input)).toEqual(error);
  });

  test('a tag needs a key', async () => {
    await api.createMachine();
    expect(await api.errorOf('TagResource', { resourceArn, tags: [{ value: 'v' }] })).toEqual(
      violation(' null', 'tags.1.member.key', 'not be null'),
    );
  });
});

describe('errors', () => {
  test.each([
    ['x', { code: 'InvalidArn', message: "Invalid Arn: 'Invalid ARN prefix: x'" }],
    [
      `${prefix}:execution:M:x`,
      { code: 'InvalidArn', message: "Invalid Arn: 'Resource type not valid in this context: execution'" },
    ],
  ])('%s', async (arn, error) => {
    expect(await api.errorOf('TagResource', { resourceArn: arn, tags })).toEqual(error);
  });

  test.each([`${prefix}:stateMachine:Absent`, `${prefix}:activity:absent`, `${resourceArn}:1`])(
    '%s cannot be tagged',
    async (arn) => {
      await api.createMachine('M', { publish: true });
      expect(await api.errorOf('TagResource', { resourceArn: arn, tags })).toEqual({
        code: 'ResourceNotFound',
        message: `Resource not found: '${arn}'`,
        resourceName: arn,
      });
    },
  );

  test('keys of AWS', async () => {
    await api.createMachine();
    expect(await api.errorOf('TagResource', { resourceArn, tags: [{ key: 'aws:x', value: '' }] })).toMatchObject({
      code: 'AccessDeniedException',
    });
  });

  test.each([
    ['key', { key: 'a,b', value: '' }, 'a,b'],
    ['key', { key: 'a\nb', value: '' }, 'a\nb'],
    ['key', { key: 'cost#', value: '' }, 'cost#'],
    ['value', { key: 'k', value: '<b>' }, '<b>'],
  ])('a %s with characters that AWS does not allow: %j', async (member, tag, text) => {
    await api.createMachine();
    const refused = {
      code: 'ValidationException',
      message:
        `1 validation error detected: Value '${text}' at 'tags.2.member.${member}' failed to satisfy constraint: ` +
        'Member must satisfy regular expression pattern: ^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$',
    };
    const given = [{ key: 'Größe 1/2_a.b:c=d+e-f@g', value: '料金 é' }, tag];
    expect(await api.errorOf('TagResource', { resourceArn, tags: given })).toEqual(refused);
    expect(await api.errorOf('CreateActivity', { name: 'a', tags: given })).toEqual(refused);
    expect(await api.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [] });
    expect(await api.call('TagResource', { resourceArn, tags: given.slice(0, 1) })).toEqual({});
  });

  test('more than 50 tags in all', async () => {
    await api.createMachine('M', { tags });
    const fifty = Array.from({ length: 50 }, (_, n) => ({ key: `k${n}`, value: '' }));
    expect(await api.errorOf('TagResource', { resourceArn, tags: fifty })).toEqual({
      code: 'TooManyTags',
      message: `Too many tags: '${resourceArn}' would have 51 tags, and at most 50 are allowed`,
      resourceName: resourceArn,
    });
  });
});

describe('behaviour', () => {
  test('adds and replaces; keys differ by case; values may be empty; a key may be repeated', async () => {
    await api.createMachine('M', { tags });
    const more = [
      { key: 'owner', value: '' },
      { key: 'Owner', value: 'b' },
      { key: 'Owner', value: 'b' },
      { key: 'NoValue' },
    ];
    expect(await api.call('TagResource', { resourceArn, tags: more })).toEqual({});
    expect(await api.call('ListTagsForResource', { resourceArn })).toEqual({
      tags: [
        { key: 'Owner', value: 'b' },
        { key: 'owner', value: '' },
        { key: 'NoValue', value: '' },
      ],
    });
  });

  test('activities have tags, too', async () => {
    const { activityArn } = await api.call('CreateActivity', { name: 'a' });
    await api.call('TagResource', { resourceArn: activityArn, tags });
    expect(await api.call('ListTagsForResource', { resourceArn: activityArn })).toEqual({ tags });
  });
});
