import { Tags } from '../../../src/emulator/store/Tags';

test('tags keep the order in which their keys came', () => {
  const tags = new Tags();
  tags.add('arn', [
    { key: 'a', value: '1' },
    { key: 'b', value: '2' },
  ]);
  tags.add('arn', [
    { key: 'c', value: '' },
    { key: 'a', value: '3' },
  ]);
  tags.remove('arn', ['b', 'never set']);
  expect(tags.list('arn')).toEqual([
    { key: 'a', value: '3' },
    { key: 'c', value: '' },
  ]);
  expect(tags.list('other')).toEqual([]);
  tags.drop('arn');
  expect(tags.list('arn')).toEqual([]);
});

test('rejects the fifty-first tag, and keeps nothing of its call', () => {
  const tags = new Tags();
  const fifty = Array.from({ length: 50 }, (_, n) => ({ key: `k${n}`, value: 'v' }));
  tags.add('arn', fifty);
  expect(() =>
    tags.add('arn', [
      { key: 'k0', value: 'new' },
      { key: 'k50', value: '' },
    ]),
  ).toThrow("Too many tags: 'arn' would have 51 tags, and at most 50 are allowed");
  expect(tags.list('arn')).toEqual(fifty);
});

test('keys are plain data', () => {
  const tags = new Tags();
  tags.add('arn', [{ key: '__proto__', value: 'x' }]);
  expect(tags.list('arn')).toEqual([{ key: '__proto__', value: 'x' }]);
});
