import { block, diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';
import { examineDefinition } from '../../../src/validation/rules/examineDefinition';

const missing = (target: string, location: string): object =>
  fault(`Missing 'Next' target: ${target}`, location, 'MISSING_TRANSITION_TARGET');
const others = { E: pass };

test('wherever a state is named, the message says Next', () => {
  const state = {
    ...lambda,
    Next: 'X',
    Catch: [
      { ErrorEquals: ['A'], Next: 'E' },
      { ErrorEquals: ['B'], Next: 'Y' },
    ],
  };
  expect(diagnoseState({ ...state, End: undefined }, { others })).toEqual([
    missing('X', '/States/S/Next'),
    missing('Y', '/States/S/Catch[1]/Next'),
  ]);
  const choice = {
    Type: 'Choice',
    Choices: [
      { Variable: '$.a', IsNull: true, Next: 'X' },
      { Variable: '$.b', IsNull: true, Next: 'E' },
    ],
    Default: 'Y',
  };
  expect(diagnoseState(choice, { others })).toEqual([
    missing('X', '/States/S/Choices[0]/Next'),
    missing('Y', '/States/S/Default'),
  ]);
});

test('a target must be in the same block', () => {
  const Branches = [block('B', { Type: 'Pass', Next: 'E' }), { StartAt: 'S', States: { C: pass } }];
  expect(diagnoseState({ Type: 'Parallel', Branches, Next: 'E' }, { others })).toEqual([
    missing('E', '/States/S/Branches[0]/States/B/Next'),
    missing('S', '/States/S/Branches[1]/StartAt'),
    fault('State "C" is not reachable.', '/States/S/Branches[1]/States/C', 'MISSING_TRANSITION_TARGET'),
  ]);
});

test('names are exact', () => {
  expect(diagnose({ StartAt: 'a', States: { A: pass } })).toEqual(expect.arrayContaining([missing('a', '/StartAt')]));
  expect(diagnoseState({ Type: 'Pass', Next: 'toString' }, { others: { E: { Type: 'Succeed', ...end } } })).toEqual(
    expect.arrayContaining([missing('toString', '/States/S/Next')]),
  );
});

test('suggests the nearest name', () => {
  const text = JSON.stringify({ StartAt: 'Charge', States: { Chrage: pass } });
  expect(examineDefinition(text).findings[0]!.hint).toBe("Did you mean 'Chrage'?");
});

test('suggests names for the first of thousands of wrong ones', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `State${index}`);
  const States = Object.fromEntries(names.map((name) => [name, { Type: 'Pass', Next: `${name}x` }]));
  const { findings } = examineDefinition(JSON.stringify({ StartAt: 'State0', States }));
  const told = findings.filter(({ hint }) => hint?.startsWith('Did you mean') === true);
  expect([findings.length > 5000, told.length, told[1]!.hint]).toEqual([true, 4, "Did you mean 'State1'?"]);
});
