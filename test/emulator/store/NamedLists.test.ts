import { NamedLists } from '../../../src/emulator/store/NamedLists';

const one = (name: string, accountId = '1', region = 'r'): { name: string; accountId: string; region: string } => ({
  name,
  accountId,
  region,
});

it('lists those of one account and region in code point order, whatever the order of changes', () => {
  const lists = new NamedLists<ReturnType<typeof one>>();
  const [b, a, upper] = [one('b'), one('a'), one('B')];
  for (const each of [b, a, upper, one('a', '2'), one('a', '1', 's')]) lists.add(each);
  expect(lists.of(one(''))).toEqual([upper, a, b]);
  lists.remove(a);
  lists.remove(a);
  expect(lists.of(one(''))).toEqual([upper, b]);
  expect(lists.of(one('', '2'))).toEqual([one('a', '2')]);
  expect(lists.of(one('', '3'))).toEqual([]);
});

it('has one of a name: the last', () => {
  const lists = new NamedLists<ReturnType<typeof one>>();
  const [first, second] = [one('a'), one('a')];
  lists.add(first);
  lists.add(second);
  expect(lists.of(first)).toHaveLength(1);
  expect(lists.of(first)[0]).toBe(second);
});
