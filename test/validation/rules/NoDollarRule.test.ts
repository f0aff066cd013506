import { diagnoseState, lambda, pass, warning } from './diagnose';

const options = { severity: 'WARNING' } as const;
const noDollar = (name: string, what: string, location: string): object =>
  warning(
    'NO_DOLLAR',
    `The value of '${name}' looks like ${what}. Instead of '${name}', use '${name}.$' to evaluate it as ${what} at runtime.`,
    location,
  );

test('a member that looks like a path or a call', () => {
  const Parameters = { a: '$.a', b: [{ c: '$$.State.Name' }], d: "States.Format('x')", e: 'cost: $5', 'f.$': '$.f' };
  expect(diagnoseState({ ...pass, Parameters }, options)).toEqual([
    noDollar('a', 'a JSONPath', '/States/S/Parameters'),
    noDollar('c', 'a JSONPath', '/States/S/Parameters'),
    noDollar('d', 'an Intrinsic Function', '/States/S/Parameters'),
  ]);
});

test('in every template of a JSONPath state', () => {
  expect(diagnoseState({ ...lambda, ResultSelector: { a: '$' }, Assign: { b: '$[0]' } }, options)).toEqual([
    noDollar('a', 'a JSONPath', '/States/S/ResultSelector'),
    noDollar('b', 'a JSONPath', '/States/S/Assign'),
  ]);
  expect(diagnoseState({ ...pass, QueryLanguage: 'JSONata', Output: { a: '$.a' } }, options)).toEqual([]);
});

test('returns warnings on request', () => {
  expect(diagnoseState({ ...pass, Parameters: { a: '$.a' } })).toEqual([]);
});
