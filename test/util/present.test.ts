import { present } from '../../src/util/present';

test('leaves out undefined members, and nothing else', () => {
  const members = { a: undefined, b: null, c: 0, d: '', e: false, f: [undefined] };
  const { a: _, ...others } = members;
  expect(Object.entries(present(members))).toEqual(Object.entries(others));
});
