import { mutantsOf } from '../../../src/testing/mutation/mutantsOf';

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

test('one small change at a time, at its place; none that makes no difference', () => {
  const mutants = mutantsOf(definition);
  expect(mutants.map(({ label, pointer }) => `${pointer} ${label}`)).toEqual([
    '/States/Charge/Retry/0 Charge: Retry 0 dropped',
    '/States/Charge/Retry/1 Charge: Retry 1 dropped',
    '/States/Charge/Retry/1/MaxAttempts Charge: Retry 1 tries again',
    '/States/Charge/Catch/0 Charge: Catch 0 dropped',
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
