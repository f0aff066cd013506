import { mutantsOf } from '../../../src/insight/mutation/mutantsOf';

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      TimeoutSeconds: 5,
      ResultPath: '$.charge',
      OutputPath: '$',
      Retry: [
        { ErrorEquals: ['Busy'], MaxAttempts: 1 },
        { ErrorEquals: ['Fatal'], MaxAttempts: 0 },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }],
      Next: 'Pick',
    },
    Pick: {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 10, Next: 'Pause' }],
      Default: 'End',
    },
    Pause: { Type: 'Wait', Seconds: 60, Next: 'End' },
    End: { Type: 'Pass', End: true },
  },
};

test('makes one small change at a time, at its place, and none without an effect', () => {
  const mutants = mutantsOf(definition);
  expect(mutants.map(({ label, pointer }) => `${pointer} ${label}`)).toEqual([
    '/States/Charge/Retry/0 Charge: Retry 0 dropped',
    '/States/Charge/Retry/1 Charge: Retry 1 dropped',
    '/States/Charge/Retry/1/MaxAttempts Charge: Retry 1 tries again',
    '/States/Charge/Catch/0 Charge: Catch 0 dropped',
    '/States/Charge/Catch/0/Next Charge: Catch 0 → Pick',
    '/States/Charge Charge: does nothing',
    '/States/Charge/ResultPath Charge: ResultPath dropped',
    '/States/Charge/TimeoutSeconds Charge: TimeoutSeconds dropped',
    '/States/Charge/Parameters/FunctionName Charge: Parameters: FunctionName dropped',
    '/States/Pick/Choices/0 Pick: rule 0 turned round',
    '/States/Pick/Choices/0 Pick: rule 0 NumericGreaterThan → NumericGreaterThanEquals',
    '/States/Pick/Choices/0/Next Pick: rule 0 → End',
    '/States/Pick/Default Pick: Default → Pause',
    '/States/Pause/Seconds Pause: waits no time',
  ]);
  const changed = (label: string): unknown => mutants.find((mutant) => mutant.label === label)!.definition['States'];
  expect(changed('Charge: Catch 0 dropped')).toEqual({
    ...definition.States,
    Charge: { ...definition.States.Charge, Catch: undefined },
  });
  expect(changed('Charge: does nothing')).toEqual({ ...definition.States, Charge: { Type: 'Pass', Next: 'Pick' } });
  expect(changed('Pick: rule 0 turned round')).toMatchObject({
    Pick: { Choices: [{ Not: { Variable: '$.n', NumericGreaterThan: 10 }, Next: 'Pause' }], Default: 'End' },
  });
});

/** What of a Task is changed that has these fields. */
function changesOf(task: object): readonly (readonly [string, unknown])[] {
  const States = {
    T: { Type: 'Task', Resource: 'r', ...task },
    B: { Type: 'Pass', Next: 'C' },
    C: { Type: 'Succeed' },
  };
  return mutantsOf({ StartAt: 'T', States })
    .filter(({ state, label }) => state === 'T' && !/Retry 0 (dropped|tries)|does nothing/.test(label))
    .map(({ label, definition: changed }) => [label, (changed['States'] as Record<string, unknown>)['T']] as const);
}

/** A Task with this retrier. */
function retrying(numbers: object): object {
  return { Type: 'Task', Resource: 'r', Retry: [{ ErrorEquals: ['Busy'], ...numbers }], End: true };
}

test.each<[object, readonly (readonly [string, object])[]]>([
  [{}, []],
  [{ MaxAttempts: 0, IntervalSeconds: 5, BackoffRate: 3 }, []],
  [{ MaxAttempts: 1, IntervalSeconds: 5, BackoffRate: 3 }, [['waits 10 s first', { IntervalSeconds: 10 }]]],
  [
    { IntervalSeconds: 5, BackoffRate: 1 },
    [
      ['waits 10 s first', { IntervalSeconds: 10 }],
      ['BackoffRate 1 → 2', { BackoffRate: 2 }],
    ],
  ],
  [{ BackoffRate: 1.5, MaxDelaySeconds: 9 }, [['BackoffRate 1.5 → 1', { BackoffRate: 1 }]]],
  [{ MaxDelaySeconds: 3 }, [['MaxDelaySeconds dropped', { MaxDelaySeconds: undefined }]]],
  [
    { IntervalSeconds: 4, BackoffRate: 2, MaxDelaySeconds: 4 },
    [['MaxDelaySeconds dropped', { MaxDelaySeconds: undefined }]],
  ],
])('the numbers of a retrier: %j', (numbers, expected) => {
  expect(changesOf(retrying(numbers))).toEqual(
    expected.map(([words, other]) => [`T: Retry 0 ${words}`, retrying({ ...numbers, ...other })]),
  );
});

test('changes the target and the result of a catcher, the next state, and the input of a function', () => {
  const task = {
    Parameters: { FunctionName: 'f', Payload: { 'a.$': '$.a' } },
    Catch: [{ ErrorEquals: ['Down'], ResultPath: '$.problem', Next: 'C' }],
    Next: 'B',
  };
  expect(changesOf(task).map(([label]) => label)).toEqual([
    'T: Catch 0 dropped',
    'T: Catch 0 → B',
    'T: Catch 0 ResultPath dropped',
    'T: Next → C',
    'T: Parameters: FunctionName dropped',
    'T: Parameters: Payload dropped',
    'T: Parameters: Payload/a.$ dropped',
  ]);
});
