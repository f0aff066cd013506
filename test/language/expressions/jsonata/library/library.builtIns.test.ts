import { functions } from '../../../../../src/language/expressions/jsonata/functions/functions';
import {
  addedNames,
  isBuiltIn,
  libraryFunction,
  libraryNames,
} from '../../../../../src/language/expressions/jsonata/library/library';
import { cases } from '../cases';

test('the built-ins are those of the library without $eval, plus those of Step Functions', () => {
  expect(libraryNames.filter((name) => libraryFunction(name)._jsonata_function)).toEqual(libraryNames);
  expect([...libraryNames, ...addedNames].filter((name) => !isBuiltIn(name))).toEqual([]);
  expect(['eval', 'states', 'toString', ''].filter(isBuiltIn)).toEqual([]);
});

test('what Step Functions adds is all there', () => {
  expect(addedNames.filter((name) => functions.get(name)?.signature === undefined)).toEqual([]);
});

test('every built-in of the library that answers the same each time has a case', () => {
  const used = new Set(cases.flatMap(([text]) => [...text.matchAll(/\$(\w+)/g)].map((match) => match[1]!)));
  expect(libraryNames.filter((name) => !used.has(name))).toEqual(['random', 'error', 'shuffle', 'now', 'millis']);
});
