import { end, one, runDefinition, type Scenario } from '../runDefinition';

const P = { Type: 'Pass', End: true };

test.each<[string, Scenario]>([
  [
    'answers the outputs of its branches in their order, and ends behind the last event of the last branch',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [
          { StartAt: 'A', States: { A: P } },
          { StartAt: 'B', States: { B: { Type: 'Wait', Seconds: 1, ...end } } },
        ],
        ...end,
      }),
      input: { n: 1 },
      end: '[{"n":1},{"n":1}]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<3 WaitStateEntered',
        '7<6 WaitStateExited +1',
        '8<7 ParallelStateSucceeded +1',
        '9<7 ParallelStateExited +1',
        '10<9 ExecutionSucceeded +1',
      ],
    },
  ],
  [
    'AWS: lets its branches take turns, state by state, and those of a Parallel in a branch as well',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'A',
            States: {
              A: { Type: 'Pass', Next: 'Inner' },
              Inner: { Type: 'Parallel', Branches: [{ StartAt: 'B', States: { B: { Type: 'Succeed' } } }], ...end },
            },
          },
          { StartAt: 'C', States: { C: { Type: 'Pass', Next: 'D' }, D: P } },
        ],
        ...end,
      }),
      input: { n: 1 },
      end: '[[{"n":1}],{"n":1}]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<3 PassStateEntered',
        '7<6 PassStateExited',
        '8<5 ParallelStateEntered',
        '9<8 ParallelStateStarted',
        '10<7 PassStateEntered',
        '11<10 PassStateExited',
        '12<9 SucceedStateEntered',
        '13<12 SucceedStateExited',
        '14<13 ParallelStateSucceeded',
        '15<13 ParallelStateExited',
        '16<15 ParallelStateSucceeded',
        '17<15 ParallelStateExited',
        '18<17 ExecutionSucceeded',
      ],
    },
  ],
  [
    'runs branches of one state that wait for nothing one after the other',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [
          { StartAt: 'A', States: { A: P } },
          { StartAt: 'B', States: { B: P } },
        ],
        ResultPath: '$.r',
        ...end,
      }),
      input: { n: 1 },
      end: '{"n":1,"r":[{"n":1},{"n":1}]}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<3 PassStateEntered',
        '7<6 PassStateExited',
        '8<7 ParallelStateSucceeded',
        '9<7 ParallelStateExited',
        '10<9 ExecutionSucceeded',
      ],
    },
  ],
  [
    'aborts what waits when a branch fails, and is caught',
    {
      definition: one(
        {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 9, ...end } } },
            { StartAt: 'B', States: { B: { Type: 'Fail', Error: 'E' } } },
          ],
          Catch: [{ ErrorEquals: ['E'], Next: 'C' }],
          ...end,
        },
        { C: P },
      ),
      input: { n: 1 },
      end: '{"Error":"E","Cause":""}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 WaitStateEntered',
        '5<3 FailStateEntered',
        '6<5 WaitStateAborted',
        '7<5 ParallelStateFailed',
        '8<7 ParallelStateExited',
        '9<8 PassStateEntered',
        '10<9 PassStateExited',
        '11<10 ExecutionSucceeded',
      ],
    },
  ],
  [
    'fails behind its Succeeded when its result cannot be selected from',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [{ StartAt: 'A', States: { A: P } }],
        ResultSelector: { 'x.$': '$.x' },
        ...end,
      }),
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.x' specified for the field 'x.$' could not be found in the input '[{}]'",
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ParallelStateSucceeded',
        '7<6 ExecutionFailed',
      ],
    },
  ],
  [
    'fails again, behind what failed first, when its catcher does',
    {
      definition: one(
        {
          Type: 'Parallel',
          QueryLanguage: 'JSONata',
          Branches: [{ StartAt: 'B', States: { B: { Type: 'Fail', Error: 'E' } } }],
          Catch: [
            { ErrorEquals: ['X'], Next: 'C' },
            { ErrorEquals: ['E'], Output: { v: '{% $states.input.x %}' }, Next: 'C' },
          ],
          ...end,
        },
        { C: P },
      ),
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.x' specified for the field 'Catch[1]/Output/v' returned nothing (undefined).",
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 FailStateEntered',
        '5<4 ParallelStateFailed',
        '6<4 EvaluationFailed',
        '7<6 ParallelStateFailed',
        '8<7 ExecutionFailed',
      ],
    },
  ],
  [
    'fails behind its own event when nobody catches',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [
          { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 9, ...end } } },
          { StartAt: 'B', States: { B: { Type: 'Fail', Error: 'E' } } },
        ],
        ...end,
      }),
      input: { n: 1 },
      end: 'FAILED E: ',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 WaitStateEntered',
        '5<3 FailStateEntered',
        '6<5 WaitStateAborted',
        '7<5 ParallelStateFailed',
        '8<7 ExecutionFailed',
      ],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
