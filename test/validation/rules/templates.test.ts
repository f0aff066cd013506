import { looksDynamic } from '../../../src/validation/rules/templates';

test.each([
  ['$', 'a JSONPath'],
  ['$.a', 'a JSONPath'],
  ["$['a']", 'a JSONPath'],
  ['$$', 'a JSONPath'],
  ['$$.State', 'a JSONPath'],
  ["States.Format('a\n')", 'an Intrinsic Function'],
  ['$5', undefined],
  ['${Token}', undefined],
  ['States.ALL', undefined],
  ['', undefined],
])('%j looks like %s', (text, what) => {
  expect(looksDynamic(text)).toBe(what);
});
