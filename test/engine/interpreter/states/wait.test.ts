import { end, one, runDefinition, type Scenario } from '../runDefinition';

test.each<[string, Scenario]>([
  [
    'ends after this many seconds',
    {
      definition: one({ Type: 'Wait', Seconds: 3, ...end }),
      input: { a: 1 },
      end: '{"a":1}',
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 WaitStateExited +3', '4<3 ExecutionSucceeded +3'],
    },
  ],
  [
    'takes the seconds from its input',
    {
      definition: one({ Type: 'Wait', SecondsPath: '$.s', ...end }),
      input: { s: 2 },
      end: '{"s":2}',
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 WaitStateExited +2', '4<3 ExecutionSucceeded +2'],
    },
  ],
  [
    'is left at a time',
    {
      definition: one({ Type: 'Wait', Timestamp: '1970-01-01T00:00:10Z', ...end }),
      end: '{}',
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 WaitStateExited +10', '4<3 ExecutionSucceeded +10'],
    },
  ],
  [
    'is left at once when the time has gone by',
    {
      definition: one({ Type: 'Wait', Timestamp: '1969-01-01T00:00:10Z', ...end }),
      end: '{}',
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 WaitStateExited', '4<3 ExecutionSucceeded'],
    },
  ],
  [
    'fails where the seconds are negative',
    {
      definition: one({ Type: 'Wait', SecondsPath: '$.s', ...end }),
      input: { s: -2 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The SecondsPath parameter references a negative value: $.s == -2",
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'fails where there are no seconds',
    {
      definition: one({ Type: 'Wait', SecondsPath: '$.x', ...end }),
      input: { s: -2 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The SecondsPath parameter does not reference an input value: $.x",
      events: ['1<0 ExecutionStarted', '2<0 WaitStateEntered', '3<2 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
