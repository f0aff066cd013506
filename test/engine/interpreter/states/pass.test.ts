import { createService } from '../../../../src/emulator/service/createService';
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
    'hands its input on where its Result is null',
    {
      definition: one({ Type: 'Pass', Result: null, Parameters: { 'x.$': '$.a' }, ...end }),
      input: { a: 1 },
      end: '{"x":1}',
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
    'names the whole context object where a path of it leads nowhere, and the path with both dollars',
    {
      definition: one({ Type: 'Pass', Parameters: { 'x.$': '$$.Nope' }, ...end }),
      input: { a: 1 },
      end: `FAILED States.Runtime: An error occurred while executing the state 'S' (entered at the event id #2). The JSONPath '$$.Nope' specified for the field 'x.$' could not be found in the input '{"Execution":{"Id":"arn:aws:states:us-east-1:123456789012:execution:M:e","Input":{"a":1},"StartTime":"1970-01-01T00:00:00Z","Name":"e","RoleArn":"arn:aws:iam::123456789012:role/r","RedriveCount":0},"StateMachine":{"Id":"arn:aws:states:us-east-1:123456789012:stateMachine:M","Name":"M"},"State":{"Name":"S","EnteredTime":"1970-01-01T00:00:00Z"}}'`,
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'names the variable that is too large',
    {
      definition: one({
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Assign: { w: 1, v: '{% $pad("", 262143, "x") %}' },
        ...end,
      }),
      end: "FAILED States.DataLimitExceeded: Variable size limit exceeded. Variable 'v' in state 'S' was assigned 262145 bytes.",
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
  [
    'names the variable with which those of the state are too large',
    {
      definition: one({
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Assign: { v: '{% $pad("", 200000, "x") %}', w: '{% $pad("", 99998, "x") %}', z: 1 },
        ...end,
      }),
      end: "FAILED States.DataLimitExceeded: State total variable size limit exceeded. Variable 'w' in state 'S' was assigned 100000 bytes, which caused the size of variables assigned in the state to exceed its limit by 37858 bytes.",
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
  [
    'writes EvaluationFailed behind its Entered where an expression fails',
    {
      definition: one({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input.a + "x" %}', ...end }),
      input: { a: 1 },
      end: "FAILED States.QueryEvaluationError: An error occurred while executing the state 'S' (entered at the event id #2). The JSONata expression '$states.input.a + \"x\"' specified for the field 'Output' threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number",
      events: ['1<0 ExecutionStarted', '2<0 PassStateEntered', '3<2 EvaluationFailed', '4<3 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});

test.each(['JSONPath', 'JSONata'])('an empty Assign leaves nothing in the history (%s)', (QueryLanguage) => {
  const service = createService({ time: 'skip', startTime: 0 });
  const definition = JSON.stringify({ QueryLanguage, ...one({ Type: 'Pass', Assign: {}, ...end }) });
  const machine = { name: 'M', definition, roleArn: 'arn:aws:iam::123456789012:role/r' };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const { executionArn } = service.call('StartExecution', { stateMachineArn }) as { executionArn: string };
  service.drain();
  const { events } = service.call('GetExecutionHistory', { executionArn }) as { events: readonly object[] };
  expect(events[2]).toEqual({
    id: 3,
    previousEventId: 2,
    timestamp: 0,
    type: 'PassStateExited',
    stateExitedEventDetails: { name: 'S', output: '{}', outputDetails: { truncated: false } },
  });
  service.close();
});
