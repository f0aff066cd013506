import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { removeFolders, runOf } from './support/coverageOf';

afterAll(removeFolders);

const invoke = 'arn:aws:states:::lambda:invoke';
const work = { Type: 'Task', Resource: invoke, Parameters: { FunctionName: 'f' } } as const;

function machine(States: object, StartAt = Object.keys(States)[0]!): StateMachineDefinition {
  return { StartAt, States } as StateMachineDefinition;
}

test('counts a state, its transition and the machine', async () => {
  const definition = machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
  const { run } = await runOf((sfn) => sfn.stateMachine(definition).run({}));
  expect(run).toEqual(['', '/States/A', '/States/A/Next', '/States/B', '/States/B/End']);
});

test('a failing state counts, but not its transition', async () => {
  const definition = machine({ A: { ...work, Next: 'B' }, B: { Type: 'Pass', End: true } });
  const { run } = await runOf((sfn) => {
    const tested = sfn.stateMachine(definition);
    tested.mock('A').throws('Down');
    return tested.run({});
  });
  expect(run).toEqual(['', '/States/A']);
});

test('states within a Map or Parallel that is mocked as one step do not count', async () => {
  const definition = machine({
    Each: { Type: 'Map', ItemProcessor: machine({ In: { Type: 'Pass', End: true } }), Next: 'Fork' },
    Fork: { Type: 'Parallel', Branches: [machine({ Left: { Type: 'Pass', End: true } })], End: true },
  });
  const { run } = await runOf((sfn) => {
    const tested = sfn.stateMachine(definition);
    tested.mock('Each').returns([2]);
    tested.mock('Fork').returns([1]);
    return tested.run([1]);
  });
  expect(run).toEqual(['', '/States/Each', '/States/Each/Next', '/States/Fork', '/States/Fork/End']);
});

test('items and branches that end by themselves count; one that was cancelled before its first state does not', async () => {
  const definition = machine({
    Fork: {
      Type: 'Parallel',
      Branches: [
        machine({ Bad: { Type: 'Fail', Error: 'Bad' } }),
        machine({ Slow: { Type: 'Wait', Seconds: 60, End: true } }),
      ],
      Catch: [{ ErrorEquals: ['Bad'], Next: 'Each', ResultPath: null }],
      End: true,
    },
    Each: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: machine({ In: { Type: 'Pass', End: true } }), End: true },
  });
  const { run } = await runOf((sfn) => sfn.stateMachine(definition).run({ items: [1] }));
  expect(run).toEqual([
    '',
    '/States/Fork',
    '/States/Fork/Catch/0',
    '/States/Each',
    '/States/Each/End',
    '/States/Fork/Branches/0',
    '/States/Fork/Branches/0/States/Bad',
    '/States/Each/ItemProcessor',
    '/States/Each/ItemProcessor/States/In',
    '/States/Each/ItemProcessor/States/In/End',
  ]);
});

test('a Map without items does not count their states', async () => {
  const definition = machine({
    Each: { Type: 'Map', ItemProcessor: machine({ In: { Type: 'Pass', End: true } }), End: true },
  });
  expect((await runOf((sfn) => sfn.stateMachine(definition).run([]))).run).toEqual([
    '',
    '/States/Each',
    '/States/Each/End',
  ]);
});

const handled = machine({
  A: {
    ...work,
    Retry: [
      { ErrorEquals: ['Busy'], MaxAttempts: 1 },
      { ErrorEquals: ['Fatal'], MaxAttempts: 0 },
      { ErrorEquals: ['Other'] },
    ],
    Catch: [
      { ErrorEquals: ['Busy'], Next: 'B' },
      { ErrorEquals: ['States.ALL'], Next: 'B' },
    ],
    Next: 'B',
  },
  B: { Type: 'Succeed' },
});

test('a retrier counts when it handled an error, a catcher when it caught one', async () => {
  const { run } = await runOf(async (sfn) => {
    const tested = sfn.stateMachine(handled);
    tested.mock('A').throws('Busy').times(2);
    await tested.run({});
  });
  expect(run).toEqual(['', '/States/A', '/States/A/Catch/0', '/States/A/Retry/0', '/States/B']);
  const fatal = await runOf(async (sfn) => {
    const tested = sfn.stateMachine(handled);
    tested.mock('A').throws('Fatal');
    await tested.run({});
  });
  expect(fatal.run).toEqual(['', '/States/A', '/States/A/Catch/1', '/States/A/Retry/1', '/States/B']);
});

test('the data distinguish rules with the same Next; without a clear answer, neither counts', async () => {
  const rules = machine({
    Pick: {
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Choices: [
        { Condition: '{% $states.input.n > 100 %}', Next: 'B' },
        { Condition: '{% $states.input.n > 10 %}', Next: 'B' },
      ],
      Default: 'B',
    },
    B: { Type: 'Succeed' },
  });
  expect((await runOf((sfn) => sfn.stateMachine(rules).run({ n: 50 }))).run).toEqual([
    '',
    '/States/Pick',
    '/States/Pick/Choices/1',
    '/States/B',
  ]);
  const random = machine({
    Pick: {
      Type: 'Choice',
      QueryLanguage: 'JSONata',
      Choices: [{ Condition: '{% $random() < 2 %}', Next: 'B' }],
      Default: 'B',
    },
    B: { Type: 'Succeed' },
  });
  expect(await runOf((sfn) => sfn.stateMachine(random).run({}))).toEqual({
    run: ['', '/States/Pick', '/States/B'],
    unknown: { '["/States/Pick/Choices/0","/States/Pick/Default"]': 1 },
    notCounted: {},
  });
});

test('a state that ran alone counts, but not its replaced next state', async () => {
  const { run } = await runOf(async (sfn) => {
    const tested = sfn.stateMachine(handled);
    tested.mock('A').returns({});
    await tested.testState('A', {});
    await sfn.testState({ Type: 'Pass', End: true });
  });
  expect(run).toEqual(['/States/A', '/States/A/Next']);
});

test('counts the items of a Distributed Map from their own executions', async () => {
  const items = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    ...machine({ In: { Type: 'Pass', End: true } }),
  };
  const definition = machine({ Each: { Type: 'Map', ItemProcessor: items, End: true } });
  const { run } = await runOf((sfn) => sfn.stateMachine(definition).run([1, 2]));
  expect(run).toEqual([
    '',
    '/States/Each',
    '/States/Each/End',
    '/States/Each/ItemProcessor',
    '/States/Each/ItemProcessor/States/In',
    '/States/Each/ItemProcessor/States/In/End',
  ]);
});
