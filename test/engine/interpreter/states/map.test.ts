import { end, one, runDefinition, type Scenario } from '../runDefinition';

const P = { Type: 'Pass', End: true };

test.each<[string, Scenario]>([
  [
    'begins all iterations before the first state of any',
    {
      definition: one({
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value' },
        ItemProcessor: { StartAt: 'A', States: { A: P } },
        ...end,
      }),
      input: { items: ['a', 'b'] },
      end: '[{"v":"a","i":0},{"v":"b","i":1}]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<3 MapIterationStarted',
        '6<4 PassStateEntered',
        '7<6 PassStateExited',
        '8<7 MapIterationSucceeded',
        '9<5 PassStateEntered',
        '10<9 PassStateExited',
        '11<10 MapIterationSucceeded',
        '12<11 MapStateSucceeded',
        '13<11 MapStateExited',
        '14<13 ExecutionSucceeded',
      ],
    },
  ],
  [
    'hangs each iteration on the one before it with MaxConcurrency 1',
    {
      definition: one({
        Type: 'Map',
        MaxConcurrency: 1,
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, ...end } } },
        ...end,
      }),
      input: { items: ['a', 'b'] },
      end: '["a","b"]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<4 WaitStateEntered',
        '6<5 WaitStateExited +1',
        '7<6 MapIterationSucceeded +1',
        '8<6 MapIterationStarted +1',
        '9<8 WaitStateEntered +1',
        '10<9 WaitStateExited +2',
        '11<10 MapIterationSucceeded +2',
        '12<11 MapStateSucceeded +2',
        '13<11 MapStateExited +2',
        '14<13 ExecutionSucceeded +2',
      ],
    },
  ],
  [
    'runs nothing over no items',
    {
      definition: one({ Type: 'Map', ItemsPath: '$.items', ItemProcessor: { StartAt: 'A', States: { A: P } }, ...end }),
      input: { items: [] },
      end: '[]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapStateSucceeded',
        '5<3 MapStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
  [
    'aborts its iterations in their order, is tried again, and fails for good',
    {
      definition: one({
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: {
          StartAt: 'A',
          States: {
            A: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'F' }], Default: 'W' },
            F: { Type: 'Fail', Error: 'E', Cause: 'two' },
            W: { Type: 'Wait', Seconds: 5, ...end },
          },
        },
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
        ...end,
      }),
      input: { items: [1, 2] },
      end: 'FAILED E: two',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<3 MapIterationStarted',
        '6<4 ChoiceStateEntered',
        '7<6 ChoiceStateExited',
        '8<5 ChoiceStateEntered',
        '9<8 ChoiceStateExited',
        '10<7 WaitStateEntered',
        '11<9 FailStateEntered',
        '12<11 MapIterationAborted',
        '13<11 WaitStateAborted',
        '14<11 MapIterationFailed',
        '15<11 MapStateStarted +1',
        '16<15 MapIterationStarted +1',
        '17<15 MapIterationStarted +1',
        '18<16 ChoiceStateEntered +1',
        '19<18 ChoiceStateExited +1',
        '20<17 ChoiceStateEntered +1',
        '21<20 ChoiceStateExited +1',
        '22<19 WaitStateEntered +1',
        '23<21 FailStateEntered +1',
        '24<23 MapIterationAborted +1',
        '25<23 WaitStateAborted +1',
        '26<23 MapIterationFailed +1',
        '27<23 MapStateFailed +1',
        '28<27 ExecutionFailed +1',
      ],
    },
  ],
  [
    'hangs a later iteration on the one that made room for it',
    {
      definition: one({
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Wait', SecondsPath: '$', ...end } } },
        ...end,
      }),
      input: [3, 1, 1, 2],
      end: '[3,1,1,2]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<3 MapIterationStarted',
        '6<4 WaitStateEntered',
        '7<5 WaitStateEntered',
        '8<7 WaitStateExited +1',
        '9<8 MapIterationSucceeded +1',
        '10<8 MapIterationStarted +1',
        '11<10 WaitStateEntered +1',
        '12<11 WaitStateExited +2',
        '13<12 MapIterationSucceeded +2',
        '14<12 MapIterationStarted +2',
        '15<14 WaitStateEntered +2',
        '16<6 WaitStateExited +3',
        '17<16 MapIterationSucceeded +3',
        '18<15 WaitStateExited +4',
        '19<18 MapIterationSucceeded +4',
        '20<19 MapStateSucceeded +4',
        '21<19 MapStateExited +4',
        '22<21 ExecutionSucceeded +4',
      ],
    },
  ],
  [
    'hangs a later iteration on the one that made room for it when none waits',
    {
      definition: one({
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: { StartAt: 'A', States: { A: P } },
        ...end,
      }),
      input: [1, 2, 3],
      end: '[1,2,3]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<3 MapIterationStarted',
        '6<4 PassStateEntered',
        '7<6 PassStateExited',
        '8<7 MapIterationSucceeded',
        '9<7 MapIterationStarted',
        '10<5 PassStateEntered',
        '11<10 PassStateExited',
        '12<11 MapIterationSucceeded',
        '13<9 PassStateEntered',
        '14<13 PassStateExited',
        '15<14 MapIterationSucceeded',
        '16<15 MapStateSucceeded',
        '17<15 MapStateExited',
        '18<17 ExecutionSucceeded',
      ],
    },
  ],
  [
    'AWS: lets its iterations take turns, state by state, and begins a later one as soon as there is room',
    {
      definition: one({
        Type: 'Map',
        MaxConcurrency: 2,
        ItemProcessor: { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } },
        ...end,
      }),
      input: [1, 2, 3],
      end: '[1,2,3]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapIterationStarted',
        '5<3 MapIterationStarted',
        '6<4 PassStateEntered',
        '7<6 PassStateExited',
        '8<5 PassStateEntered',
        '9<8 PassStateExited',
        '10<7 SucceedStateEntered',
        '11<10 SucceedStateExited',
        '12<11 MapIterationSucceeded',
        '13<11 MapIterationStarted',
        '14<9 SucceedStateEntered',
        '15<14 SucceedStateExited',
        '16<15 MapIterationSucceeded',
        '17<13 PassStateEntered',
        '18<17 PassStateExited',
        '19<18 SucceedStateEntered',
        '20<19 SucceedStateExited',
        '21<20 MapIterationSucceeded',
        '22<21 MapStateSucceeded',
        '23<21 MapStateExited',
        '24<23 ExecutionSucceeded',
      ],
    },
  ],
  [
    'lets its iterations take turns with another branch',
    {
      definition: one({
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'M',
            States: {
              M: { Type: 'Map', MaxConcurrency: 2, ItemProcessor: { StartAt: 'A', States: { A: P } }, ...end },
            },
          },
          {
            StartAt: 'B',
            States: { B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'D' }, D: { Type: 'Succeed' } },
          },
        ],
        ...end,
      }),
      input: [1, 2, 3],
      end: '[[1,2,3],[1,2,3]]',
      events: [
        '1<0 ExecutionStarted',
        '2<0 ParallelStateEntered',
        '3<2 ParallelStateStarted',
        '4<3 MapStateEntered',
        '5<4 MapStateStarted',
        '6<3 PassStateEntered',
        '7<6 PassStateExited',
        '8<5 MapIterationStarted',
        '9<5 MapIterationStarted',
        '10<7 PassStateEntered',
        '11<10 PassStateExited',
        '12<8 PassStateEntered',
        '13<12 PassStateExited',
        '14<13 MapIterationSucceeded',
        '15<13 MapIterationStarted',
        '16<9 PassStateEntered',
        '17<16 PassStateExited',
        '18<17 MapIterationSucceeded',
        '19<11 SucceedStateEntered',
        '20<19 SucceedStateExited',
        '21<15 PassStateEntered',
        '22<21 PassStateExited',
        '23<22 MapIterationSucceeded',
        '24<23 MapStateSucceeded',
        '25<23 MapStateExited',
        '26<25 ParallelStateSucceeded',
        '27<25 ParallelStateExited',
        '28<27 ExecutionSucceeded',
      ],
    },
  ],
  [
    'writes nothing of an iteration whose ItemSelector fails, and names the context as the Map sees it',
    {
      definition: one({
        Type: 'Map',
        ItemSelector: { 'source.$': '$$.Map.Item.Source' },
        ItemProcessor: { StartAt: 'A', States: { A: P } },
        ...end,
      }),
      input: [1],
      end: `FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$$.Map.Item.Source' specified for the field 'source.$' could not be found in the input '{"Execution":{"Id":"arn:aws:states:us-east-1:123456789012:execution:M:e","Input":[1],"StartTime":"1970-01-01T00:00:00Z","Name":"e","RoleArn":"arn:aws:iam::123456789012:role/r","RedriveCount":0},"StateMachine":{"Id":"arn:aws:states:us-east-1:123456789012:stateMachine:M","Name":"M"},"State":{"Name":"S","EnteredTime":"1970-01-01T00:00:00Z","RetryCount":0},"Map":{"Item":{"Index":0,"Value":1}}}'`,
      events: ['1<0 ExecutionStarted', '2<0 MapStateEntered', '3<2 MapStateStarted', '4<3 ExecutionFailed'],
    },
  ],
  [
    'fails behind MapStateStarted when an ItemSelector in JSONata does',
    {
      definition: one({
        Type: 'Map',
        QueryLanguage: 'JSONata',
        ItemSelector: { v: '{% $states.input.x %}' },
        ItemProcessor: { StartAt: 'A', States: { A: P } },
        ...end,
      }),
      input: [1],
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.x' specified for the field 'ItemSelector/v' returned nothing (undefined).",
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 EvaluationFailed',
        '5<4 MapStateFailed',
        '6<5 ExecutionFailed',
      ],
    },
  ],
  [
    'fails over an object in JSONPath',
    {
      definition: one({ Type: 'Map', ItemProcessor: { StartAt: 'A', States: { A: P } }, ...end }),
      input: { a: 1 },
      end: 'FAILED States.Runtime: Reference path "$" must point to array.',
      events: ['1<0 ExecutionStarted', '2<0 MapStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'fails behind its Succeeded when its result cannot be selected from',
    {
      definition: one({
        Type: 'Map',
        ItemProcessor: { StartAt: 'A', States: { A: P } },
        ResultSelector: { 'x.$': '$.x' },
        ...end,
      }),
      input: [],
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.x' specified for the field 'x.$' could not be found in the input '[]'",
      events: [
        '1<0 ExecutionStarted',
        '2<0 MapStateEntered',
        '3<2 MapStateStarted',
        '4<3 MapStateSucceeded',
        '5<4 ExecutionFailed',
      ],
    },
  ],
  [
    'fails where its items are no list',
    {
      definition: one({ Type: 'Map', ItemsPath: '$.items', ItemProcessor: { StartAt: 'A', States: { A: P } }, ...end }),
      input: { items: 'x' },
      end: 'FAILED States.Runtime: Reference path "$.items" must point to array.',
      events: ['1<0 ExecutionStarted', '2<0 MapStateEntered', '3<2 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});

test('AWS: at most 40 iterations of an inline Map run at a time, whatever it says', () => {
  const wait = { Type: 'Wait', Seconds: 1, ...end };
  const definition = one({ Type: 'Map', ItemProcessor: { StartAt: 'W', States: { W: wait } }, ...end });
  const { events } = runDefinition(definition, Array(100).fill(0));
  let running = 0;
  let most = 0;
  for (const event of events) {
    if (event.includes('MapIterationStarted')) most = Math.max(most, (running += 1));
    if (event.includes('MapIterationSucceeded')) running -= 1;
  }
  expect([most, running]).toEqual([40, 0]);
});

test('in JSONata a Map runs over the members of an object, with their keys', () => {
  const definition = one({
    Type: 'Map',
    QueryLanguage: 'JSONata',
    Items: '{% $states.input %}',
    ItemSelector: { key: '{% $states.context.Map.Item.Key %}', value: '{% $states.context.Map.Item.Value %}' },
    ItemProcessor: { StartAt: 'A', States: { A: P } },
    ...end,
  });
  expect(runDefinition(definition, { a: 1, b: 2 }).end).toBe('[{"key":"a","value":1},{"key":"b","value":2}]');
});
