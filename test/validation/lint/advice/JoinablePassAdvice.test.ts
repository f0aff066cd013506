import { advise } from './advise';

const options = { practice: true, machine: { QueryLanguage: 'JSONata' } };
const pass = (more: object): object => ({ Type: 'Pass', ...more });

test('a Pass that does nothing', () => {
  expect(advise({ A: pass({ Comment: 'begin', Next: 'B' }), B: { Type: 'Succeed' } }, options)).toEqual([
    "PASS_WITHOUT_EFFECT /States/A: This Pass does nothing but go to 'B', and costs a transition each time.",
  ]);
});

test('a Pass with an effect, one that is an end, and an Express machine are left alone', () => {
  expect(advise({ A: pass({ Output: 1, Next: 'B' }), B: pass({ End: true }) }, options)).toEqual([]);
  expect(advise({ A: pass({ Next: 'B' }), B: { Type: 'Succeed' } }, { ...options, type: 'EXPRESS' })).toEqual([]);
});

test('two that only assign', () => {
  const states = { A: pass({ Assign: { a: 1 }, Next: 'B' }), B: pass({ Assign: { b: '{% $a %}' }, End: true }) };
  const joinable = { ...states, B: pass({ Assign: { b: 2 }, End: true }), C: undefined };
  expect(advise(JSON.parse(JSON.stringify(joinable)) as object, options)).toContain(
    "JOINABLE_PASS_STATES /States/B: What 'B' assigns, 'A' assigns: each Pass costs a transition.",
  );
  // The second reads what the first has assigned.
  expect(advise(states, options).filter((line) => line.startsWith('JOINABLE'))).toEqual([]);
});

test('two that only assign, where another way leads to the second alone', () => {
  const states = {
    Which: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.a %}', Next: 'A' }], Default: 'B' },
    A: pass({ Assign: { a: 1 }, Next: 'B' }),
    B: pass({ Assign: { b: 2 }, End: true }),
  };
  expect(advise(states, options).filter((line) => line.startsWith('JOINABLE'))).toEqual([]);
});
