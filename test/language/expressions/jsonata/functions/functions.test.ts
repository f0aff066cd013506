import { weightsOfFunctions } from '../../../../../src/language/expressions/jsonata/bounds/weights';
import { isBuiltIn } from '../../../../../src/language/expressions/jsonata/library/library';

test('costs are given for built-ins', () => {
  expect(Object.keys(weightsOfFunctions).filter((name) => !isBuiltIn(name))).toEqual([]);
});
