import { one, runDefinition, type Scenario } from '../runDefinition';

test.each<[string, Scenario]>([
  [
    'is entered and never left',
    {
      definition: one({ Type: 'Fail', Error: 'E', Cause: 'c' }),
      end: 'FAILED E: c',
      events: ['1<0 ExecutionStarted', '2<0 FailStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'takes error and cause from paths and intrinsic functions',
    {
      definition: one({ Type: 'Fail', ErrorPath: '$.e', CausePath: "States.Format('{} it is', $.c)" }),
      input: { e: 'E', c: 'so' },
      end: 'FAILED E: so it is',
      events: ['1<0 ExecutionStarted', '2<0 FailStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'fails otherwise where a path leads to no text',
    {
      definition: one({ Type: 'Fail', ErrorPath: '$.e' }),
      input: { e: 1 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The ErrorPath parameter does not reference a string: $.e == 1",
      events: ['1<0 ExecutionStarted', '2<0 FailStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'fails without error and cause',
    {
      definition: one({ Type: 'Fail' }),
      end: 'FAILED : ',
      events: ['1<0 ExecutionStarted', '2<0 FailStateEntered', '3<2 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
