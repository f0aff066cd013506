import { diagnoseState, pass, warning } from './diagnose';

const options = { severity: 'WARNING' } as const;
const noPath = (name: string, location: string): object =>
  warning(
    'NO_PATH',
    `The value of '${name}' looks like a JSONPath. Instead of '${name}', use '${name}Path' to evaluate it as a JSONPath at runtime.`,
    location,
  );

test('a fixed text that looks like a path, where there is a field for paths', () => {
  expect(diagnoseState({ Type: 'Fail', Error: '$.error', Cause: '$.cause' }, options)).toEqual([
    noPath('Error', '/States/S/Error'),
    noPath('Cause', '/States/S/Cause'),
  ]);
  const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: '$.b', Next: 'E' }] };
  expect(diagnoseState(choice, { ...options, others: { E: pass } })).toEqual([
    noPath('StringEquals', '/States/S/Choices[0]/StringEquals'),
  ]);
});

test('not in JSONata', () => {
  expect(diagnoseState({ Type: 'Fail', QueryLanguage: 'JSONata', Error: '$.error' }, options)).toEqual([]);
});
