import { block, diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';

const jsonataOnly = (field: string, location: string): object =>
  fault(
    `The QueryLanguage is set to 'JSONPath', but field '${field}' is only supported for the 'JSONata' QueryLanguage`,
    location,
  );
const jsonPathOnly = (field: string, location: string): object =>
  fault(
    `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`,
    location,
  );
const goesBack = (location: string): object =>
  fault("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", location);
const jsonata = { machine: { QueryLanguage: 'JSONata' } };

test('rejects fields of the other language, at the state', () => {
  expect(diagnoseState({ ...pass, Output: 1 })).toEqual([jsonataOnly('Output', '/States/S')]);
  expect(diagnoseState({ ...lambda, Arguments: {} })).toEqual([jsonataOnly('Arguments', '/States/S')]);
  expect(diagnoseState({ ...pass, InputPath: '$.a', OutputPath: '$.b', ResultPath: '$.c' }, jsonata)).toEqual([
    jsonPathOnly('InputPath', '/States/S'),
    jsonPathOnly('OutputPath', '/States/S'),
    jsonPathOnly('ResultPath', '/States/S'),
  ]);
});

test('a state may switch to JSONata', () => {
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONata', Output: 1 })).toEqual([]);
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONPath', InputPath: '$.a' })).toEqual([]);
});

test('rejects a state of a JSONata machine that switches back, without checking its fields', () => {
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONPath', Output: 1 }, jsonata)).toEqual([goesBack('/States/S')]);
});

test('checks its numbers all the same', () => {
  const map = { Type: 'Map', QueryLanguage: 'JSONPath', MaxConcurrency: -1, ItemProcessor: block('P'), ...end };
  expect(diagnoseState(map, jsonata)).toEqual([
    goesBack('/States/S'),
    fault('Minimum value is 0', '/States/S/MaxConcurrency'),
  ]);
});

test('the language of a Map does not apply to its states', () => {
  const ItemProcessor = block('P', { ...pass, Output: {} });
  const expected = [jsonataOnly('Output', '/States/M/ItemProcessor/States/P')];
  for (const QueryLanguage of ['JSONPath', 'JSONata']) {
    expect(diagnose({ StartAt: 'M', States: { M: { Type: 'Map', QueryLanguage, ItemProcessor, ...end } } })).toEqual(
      expected,
    );
  }
});

test('reports a wrong language by itself, and treats it as JSONata', () => {
  const outside = 'Value should be one of the following: [JSONPath, JSONata]';
  expect(diagnoseState({ ...pass, QueryLanguage: 'jsonata', Output: 1, InputPath: '$.a' })).toEqual([
    jsonPathOnly('InputPath', '/States/S'),
    fault(outside, '/States/S/QueryLanguage'),
  ]);
  expect(diagnoseState(pass, { machine: { QueryLanguage: 'jsonpath' } })).toEqual([fault(outside, '/QueryLanguage')]);
  expect(diagnoseState({ ...pass, QueryLanguage: 5, InputPath: '$.a' })).toEqual([
    jsonPathOnly('InputPath', '/States/S'),
    fault('Expected value of type [STRING]', '/States/S/QueryLanguage'),
  ]);
});

test('rules of a Choice and catchers follow their state', () => {
  const choice = { Type: 'Choice', Choices: [{ Condition: true, Next: 'E' }], Default: 'E' };
  expect(diagnoseState(choice, { others: { E: pass } })).toEqual([jsonataOnly('Condition', '/States/S/Choices[0]')]);
  const caught = { ...lambda, Catch: [{ ErrorEquals: ['A'], Next: 'E', ResultPath: '$.e' }] };
  expect(diagnoseState(caught, { others: { E: pass }, ...jsonata })).toEqual([
    jsonPathOnly('ResultPath', '/States/S/Catch[0]'),
  ]);
});
