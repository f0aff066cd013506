import { diagnose, diagnoseState, end, fault, pass } from './diagnose';

const types = '[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]';

test('accepts a known type', () => {
  expect(diagnoseState(pass)).toEqual([]);
});

test.each(['pass', 'Tsak', '', 5, null, ['Pass']])('rejects the type %j', (Type) => {
  expect(diagnoseState({ Type, ...end })).toEqual([
    fault(`The field 'Type' should have one of these values: ${types}`, '/States/S/Type'),
  ]);
});

test('rejects a state without a type, without checking its fields', () => {
  expect(diagnoseState({ Nonsense: 1, ...end })).toEqual([
    fault("The field 'Type' is required", '/States/S'),
    fault('Workflow has no terminal state', undefined, 'MISSING_END_STATE'),
  ]);
});

test('checks states within branches, too', () => {
  const Branches = [{ StartAt: 'B', States: { B: { Type: 'x', ...end } } }];
  expect(diagnose({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches, ...end } } })).toEqual([
    fault(`The field 'Type' should have one of these values: ${types}`, '/States/A/Branches[0]/States/B/Type'),
  ]);
});
