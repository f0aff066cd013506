import { pass } from '../../rules/diagnose';
import { advise } from './advise';

const adviceOn = (text: string): string[] =>
  advise({ S: { ...pass, Parameters: { 'v.$': text } } }).filter((line) => line.startsWith('UNCERTAIN_FILTER'));

const scalars =
  "UNCERTAIN_FILTER /States/S/Parameters/v.$: AWS's guide says that '@' in a filter only matches objects; " +
  'here, strings and numbers match, too.';
const regex =
  "UNCERTAIN_FILTER /States/S/Parameters/v.$: AWS's guide says that filtering by a regular expression is not " +
  'supported; here, it is.';

test.each([
  ["$.names[?(@ == 'x')]", scalars],
  ['$.numbers[?(@ > 2)].a', scalars],
  ['$.a[?(@.b == 1 || @ == 2)]', scalars],
  ['States.ArrayLength($.names[?(@)])', scalars],
  ['$.users[?(@.name =~ /A.*/i)]', regex],
])('%s', (text, expected) => {
  expect(adviceOn(text)).toEqual([expected]);
});

test.each([
  '$.users[?(@.age > 2)]',
  "$.users[?(@['age'] > 2 && @.name == 'a@b')]",
  "$.users[?(@.mail == 'x =~ y')].name",
  '$.a[(@.length-1)]',
  '$.foo\\@bar[?(@.a)]',
  "States.Format('@ {}', $.a)",
])('ignores %s', (text) => {
  expect(adviceOn(text)).toEqual([]);
});
