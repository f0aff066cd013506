import { readsAt } from '../../../../src/console/model/expressions/readsAt';

test.each([
  ['Task', ['Parameters', 'x'], 'JSONPath', 'input'],
  ['Task', ['ResultSelector'], 'JSONPath', 'result'],
  ['Task', ['Assign', 'v'], 'JSONPath', 'result'],
  ['Pass', ['Assign', 'v'], 'JSONPath', 'input'],
  ['Task', ['OutputPath'], 'JSONPath', undefined],
  ['Succeed', ['OutputPath'], 'JSONPath', 'input'],
  ['Task', ['Output'], 'JSONata', 'result'],
  ['Task', ['Arguments'], 'JSONata', 'input'],
  ['Task', ['Catch', 0, 'Output'], 'JSONata', 'errorOutput'],
  ['Task', ['Catch', 0, 'Assign', 'v'], 'JSONPath', 'errorOutput'],
  ['Task', ['Catch', 0, 'ResultPath'], 'JSONPath', undefined],
  ['Choice', ['Choices', 0, 'Condition'], 'JSONata', 'input'],
] as const)('%s %j in %s reads %s', (type, path, language, reads) => {
  expect(readsAt(type, path, language)).toBe(reads);
});
