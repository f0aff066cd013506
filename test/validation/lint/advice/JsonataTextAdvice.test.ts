import { pass } from '../../rules/diagnose';
import { advise } from './advise';

test('JSONata in a state that evaluates JSONPath', () => {
  const S = { ...pass, Parameters: { a: ['{% $states.input %}'], b: ' {% x %}' } };
  expect(advise({ S })).toEqual([
    'JSONATA_IN_JSONPATH /States/S/Parameters/a[0]: This looks like JSONata, but the state uses JSONPath and keeps ' +
      'the string unchanged.',
  ]);
});
