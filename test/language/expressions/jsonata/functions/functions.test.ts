import { costs } from '../../../../../src/language/expressions/jsonata/functions/functions';
import { isBuiltIn } from '../../../../../src/language/expressions/jsonata/library/library';

test('costs are given for built-ins', () => {
  expect(Object.keys(costs).filter((name) => !isBuiltIn(name))).toEqual([]);
});
