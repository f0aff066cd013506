import { diagnose, diagnoseState, end, fault, pass } from './diagnose';

const types = '[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]';

test('a type that there is is accepted', () => {
  expect(diagnoseState(pass)).toEqual([]);
});

test.each(['pass', 'Tsak', '', 5, null, ['Pass']])('the type %j is refused', (Type) => {
  expect(diagnoseState({ Type, ...end })).toEqual([
    fault(`The field 'Type' should have one of these values: ${types}`, '/States/S/Type'),
  ]);
});

test('a state without a type is refused, and nothing is said of its fields', () => {
  expect(diagnoseState({ Nonsense: 1, ...end })).toEqual([
    fault("The field 'Type' is required", '/States/S'),
    fault('Workflow has no terminal state', undefined, 'MISSING_END_STATE'),
  ]);
});

test('states inside branches are looked at too', () => {
  const Branches = [{ StartAt: 'B', States: { B: { Type: 'x', ...end } } }];
  expect(diagnose({ StartAt: 'A', States: { A: { Type: 'Parallel', Branches, ...end } } })).toEqual([
    fault(`The field 'Type' should have one of these values: ${types}`, '/States/A/Branches[0]/States/B/Type'),
  ]);
});
