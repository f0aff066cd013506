import { block, diagnoseState, end, fault, lambda, pass } from './diagnose';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const others = { E: pass };
const map = { Type: 'Map', ItemProcessor: block('P'), ...end };
const noPath = (field: string): object => fault('Value must be a valid JSONPath.', `/States/S/${field}`);

test.each(['$', '$.a.b[0]', "$['a b']", '$.a[*]', '$..a', '$.a[?(@.b > 1)]', '$$.Execution.Id', '$variable.a'])(
  'InputPath may be %s',
  (InputPath) => {
    expect(diagnoseState({ ...pass, InputPath })).toEqual([]);
  },
);

test.each(['', 'foo', 'a$.b', '$.a[', '$..', "States.Format('a')"])('InputPath may not be %j', (InputPath) => {
  expect(diagnoseState({ ...pass, InputPath })).toEqual([noPath('InputPath')]);
});

test.each([
  [{ ...lambda, TimeoutSecondsPath: 'x' }, 'TimeoutSecondsPath'],
  [{ Type: 'Wait', SecondsPath: '.s', ...end }, 'SecondsPath'],
  [{ ...map, ItemsPath: 'items' }, 'ItemsPath'],
  [{ ...map, MaxConcurrencyPath: 'x' }, 'MaxConcurrencyPath'],
  [{ ...pass, ResultPath: '.guid' }, 'ResultPath'],
])('%j is not a path', (state, field) => {
  expect(diagnoseState(state)).toEqual([noPath(field)]);
});

test('requires a reference path for a single node', () => {
  const many = 'Value is not a Reference Path: it has to lead to a single node';
  expect(diagnoseState({ ...map, ItemsPath: '$.a[*]' })).toEqual([fault(many, '/States/S/ItemsPath')]);
  expect(diagnoseState({ ...map, MaxConcurrencyPath: '$.limits[*]' })).toEqual([
    fault(many, '/States/S/MaxConcurrencyPath'),
  ]);
  expect(diagnoseState({ ...pass, ResultPath: '$..a' })).toEqual([fault(many, '/States/S/ResultPath')]);
});

test('ItemsPath and Variable may lead into the context object, ResultPath may not', () => {
  expect(diagnoseState({ ...map, ItemsPath: '$$.Execution.Input.items' })).toEqual([]);
  const elsewhere = "Value is not a Reference Path: ResultPath has to lead into the state's input, which is '$'";
  for (const ResultPath of ['$$.a', '$variable']) {
    expect(diagnoseState({ ...pass, ResultPath })).toEqual([fault(elsewhere, '/States/S/ResultPath')]);
  }
});

test('the Variable of a rule starts with $', () => {
  const choice = { Type: 'Choice', Choices: [{ Variable: 'States.ArrayLength($.a)', NumericEquals: 0, Next: 'E' }] };
  expect(diagnoseState(choice, { others })).toEqual([
    fault("Value is not a Reference Path: Reference path didn't start with '$'", '/States/S/Choices[0]/Variable'),
  ]);
  const operand = { Type: 'Choice', Choices: [{ Variable: '$.a', StringEqualsPath: 'b', Next: 'E' }] };
  expect(diagnoseState(operand, { others })).toEqual([
    fault(
      "Value is not a Reference Path: Reference path didn't start with '$'",
      '/States/S/Choices[0]/StringEqualsPath',
    ),
  ]);
});

test('ErrorPath and CausePath may call a function that returns a string', () => {
  expect(diagnoseState({ Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('{}', $.a)" })).toEqual([]);
  const message = (field: string): object =>
    fault(
      `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
      `/States/S/${field}`,
    );
  expect(diagnoseState({ Type: 'Fail', ErrorPath: 'oops', CausePath: 'States.Array(1)' })).toEqual([
    message('ErrorPath'),
    message('CausePath'),
  ]);
});

test('shows the reason', () => {
  const text = JSON.stringify({ StartAt: 'A', States: { A: { ...pass, InputPath: 'foo' } } });
  expect(examineDefinition(text).findings.map(({ hint }) => hint)).toEqual([expect.stringMatching(/^[A-Z"'$].*\.$/)]);
});
