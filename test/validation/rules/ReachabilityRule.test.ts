import { block, diagnose, diagnoseState, end, fault, pass } from './diagnose';

const unreachable = (name: string, location = `/States/${name}`): object =>
  fault(`State "${name}" is not reachable.`, location, 'MISSING_TRANSITION_TARGET');
const noEnd = fault('Workflow has no terminal state', undefined, 'MISSING_END_STATE');
const loop = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };

test('a machine has an end state; the diagnostic has no location', () => {
  expect(diagnose({ StartAt: 'A', States: loop })).toEqual([noEnd]);
});

test('does not report unreachable states when there is no end state', () => {
  expect(diagnose({ StartAt: 'A', States: { ...loop, Unused: { Type: 'Pass', Next: 'A' } } })).toEqual([noEnd]);
});

test('reports missing targets before', () => {
  expect(diagnose({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'NOPE' } } })).toEqual([
    fault("Missing 'Next' target: NOPE", '/States/A/Next', 'MISSING_TRANSITION_TARGET'),
    noEnd,
  ]);
});

test('an unreachable end state counts as one', () => {
  expect(diagnose({ StartAt: 'A', States: { ...loop, C: pass } })).toEqual([unreachable('C')]);
});

test('states that only reach each other are not reachable', () => {
  expect(diagnose({ StartAt: 'S', States: { S: pass, ...loop } })).toEqual([unreachable('A'), unreachable('B')]);
});

test('reports an unreachable state, but not the states after it', () => {
  const missing = fault("Missing 'Next' target: Nowhere", '/StartAt', 'MISSING_TRANSITION_TARGET');
  const States = { One: { Type: 'Pass', Next: 'Two' }, Two: { Type: 'Pass', Next: 'End' }, End: pass };
  expect(diagnose({ StartAt: 'Nowhere', States })).toEqual([missing, unreachable('One')]);
  const round = { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'Round' }], Default: 'End' };
  expect(diagnose({ StartAt: 'S', States: { S: pass, Round: round, End: pass } })).toEqual([unreachable('Round')]);
});

test('checks blocks, which need no end state', () => {
  const Branches = [{ StartAt: 'W', States: { W: pass, Ghost: pass } }];
  expect(diagnoseState({ Type: 'Parallel', Branches, ...end })).toEqual([
    unreachable('Ghost', '/States/S/Branches[0]/States/Ghost'),
  ]);
  expect(diagnoseState({ Type: 'Map', ItemProcessor: { StartAt: 'A', States: loop }, ...end })).toEqual([]);
});

test('paths include rules, Default and catchers', () => {
  const definition = {
    StartAt: 'C',
    States: {
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'P' }], Default: 'E' },
      P: {
        Type: 'Parallel',
        Branches: [block('B')],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }],
        Next: 'E',
      },
      F: { Type: 'Fail' },
      E: pass,
    },
  };
  expect(diagnose(definition)).toEqual([]);
});
