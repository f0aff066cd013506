import { diagnose, diagnoseState, end, fault, lambda, pass } from './diagnose';

const noObject = (location: string): object => fault('Expected value of type [OBJECT]', location);

test('states, branches, retriers, catchers and rules are objects', () => {
  expect(diagnose({ StartAt: 'A', States: { A: pass, B: 'x' } })).toEqual([noObject('/States/B')]);
  expect(diagnoseState({ Type: 'Parallel', Branches: [7], ...end })).toEqual([noObject('/States/S/Branches[0]')]);
  expect(diagnoseState({ ...lambda, Retry: [[]], Catch: [null] })).toEqual([
    noObject('/States/S/Retry[0]'),
    noObject('/States/S/Catch[0]'),
  ]);
  expect(diagnoseState({ Type: 'Choice', Choices: [1], Default: 'E' }, { others: { E: pass } })).toEqual([
    noObject('/States/S/Choices[0]'),
  ]);
});
