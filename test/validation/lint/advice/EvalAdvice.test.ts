import { pass } from '../../rules/diagnose';
import { advise } from './advise';

test('reports $eval', () => {
  const S = { ...pass, QueryLanguage: 'JSONata', Output: '{% $eval("1") %}' };
  expect(advise({ S }).filter((line) => line.startsWith('JSONATA_EVAL'))).toEqual([
    'JSONATA_EVAL /States/S/Output: Step Functions has no $eval: this expression fails with "Attempted to invoke a ' +
      'non-function".',
  ]);
});
