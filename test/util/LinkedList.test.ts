import { LinkedList, type Link } from '../../src/util/LinkedList';

class Item implements Link {
  readonly name: string;
  before: Link | undefined;
  after: Link | undefined;
  isLinked = false;

  constructor(name: string) {
    this.name = name;
  }
}

/** The names in a list, which is empty after that. */
function take(list: LinkedList<Item>): string {
  let names = '';
  for (let item = list.first; item !== undefined; item = list.first) {
    names += item.name;
    list.remove(item);
  }
  return names;
}

function listOf(items: readonly Item[]): LinkedList<Item> {
  const list = new LinkedList<Item>();
  for (const item of items) list.add(item);
  return list;
}

test.each([
  ['the first', 0, 'bc'],
  ['one between', 1, 'ac'],
  ['the last', 2, 'ab'],
])('%s is taken out, and the others keep their order', (_which, index, rest) => {
  const items = [new Item('a'), new Item('b'), new Item('c')];
  const list = listOf(items);
  list.remove(items[index]!);
  list.remove(items[index]!);
  expect(take(list)).toBe(rest);
  expect(list.first).toBeUndefined();
});

test('an existing item keeps its place; a removed one comes last', () => {
  const [a, b] = [new Item('a'), new Item('b')];
  const list = listOf([a, b, a]);
  expect(list.first).toBe(a);
  list.remove(a);
  list.add(a);
  expect(take(list)).toBe('ba');
});
