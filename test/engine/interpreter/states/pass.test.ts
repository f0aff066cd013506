import { end, one, runDefinition, type Scenario } from '../runDefinition';

test.each<[string, Scenario]>([
  [
    'puts a fixed Result where ResultPath says',
    {
      definition: one({ Type: 'Pass', Result: { b: 2 }, ResultPath: '$.r', ...end }),
      input: { a: 1 },
      end: '{"a":1,"r":{"b":2}}',
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 PassStateExited', '4<3 ExecutionSucceeded'],
    },
  ],
  [
    'selects, fills its Parameters and selects again',
    {
      definition: one({
        Type: 'Pass',
        InputPath: '$.in',
        Parameters: { 'x.$': '$.a', y: 1 },
        ResultPath: '$.out',
        OutputPath: '$.out',
        ...end,
      }),
      input: { in: { a: 5 } },
      end: '{"y":1,"x":5}',
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 PassStateExited', '4<3 ExecutionSucceeded'],
    },
  ],
  [
    'assigns a variable that the next state sees',
    {
      definition: one(
        {
          Type: 'Pass',
          QueryLanguage: 'JSONata',
          Assign: { v: '{% $states.input.a %}' },
          Output: { n: '{% $states.input.a + 1 %}' },
          Next: 'T',
        },
        { T: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $v %}', ...end } },
      ),
      input: { a: 1 },
      end: '1',
      events: [
        '1<0 ExecutionStarted',
        '2<0 PassStateEntered',
        '3<2 PassStateExited',
        '4<3 PassStateEntered',
        '5<4 PassStateExited',
        '6<5 ExecutionSucceeded',
      ],
    },
  ],
  [
    'fails where a path of its Parameters leads nowhere',
    {
      definition: one({ Type: 'Pass', Parameters: { 'x.$': '$.nothing' }, ...end }),
      input: { a: 1 },
      end: "FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$.nothing' specified for the field 'x.$' could not be found in the input '{\"a\":1}'",
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'writes EvaluationFailed, which hangs on the event before it, where an expression fails',
    {
      definition: one({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.a + "x" %}', ...end }),
      input: { a: 1 },
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.a + \"x\"' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number",
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<0 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
