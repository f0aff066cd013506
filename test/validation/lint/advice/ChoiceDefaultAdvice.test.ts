import { pass } from '../../rules/diagnose';
import { advise } from './advise';

const choice = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'E' }] };

test('a Choice without Default', () => {
  expect(advise({ S: choice, E: pass })).toEqual([
    'CHOICE_WITHOUT_DEFAULT /States/S: When no rule matches, this state fails the execution: it has no Default.',
  ]);
});

test('with one, or with a rule that always matches, it is fine', () => {
  expect(advise({ S: { ...choice, Default: 'E' }, E: pass })).toEqual([]);
  const always = { Type: 'Choice', QueryLanguage: 'JSONata', Choices: [{ Condition: true, Next: 'E' }] };
  expect(advise({ S: always, E: pass })).toEqual([]);
});
