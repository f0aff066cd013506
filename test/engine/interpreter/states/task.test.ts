import { end, lambda, one, runDefinition, type Scenario } from '../runDefinition';

const P = { Type: 'Pass', End: true };

const declined = () => {
  throw Object.assign(new Error('no money'), { name: 'Card.Declined', stack: 'Card.Declined: no money' });
};

test.each<[string, Scenario]>([
  [
    'sends its Parameters and places what ResultSelector makes of the result',
    {
      definition: one({
        Type: 'Task',
        Resource: lambda('f'),
        Parameters: { 'n.$': '$.n' },
        ResultSelector: { 'got.$': '$.m' },
        ResultPath: '$.r',
        ...end,
      }),
      input: { n: 1 },
      options: { handlers: { f: ({ n }: { n: number }) => ({ m: n + 1 }) } },
      end: '{"n":1,"r":{"got":2}}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 TaskStateEntered',
        '3<2 LambdaFunctionScheduled',
        '4<3 LambdaFunctionStarted',
        '5<4 LambdaFunctionSucceeded',
        '6<5 TaskStateExited',
        '7<6 ExecutionSucceeded',
      ],
    },
  ],
  [
    'fails with the error of its function',
    {
      definition: one({ Type: 'Task', Resource: lambda('f'), ...end }),
      input: {},
      options: { handlers: { f: declined } },
      end: 'FAILED Card.Declined: {"errorType":"Card.Declined","errorMessage":"no money","trace":["Card.Declined: no money"]}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 TaskStateEntered',
        '3<2 LambdaFunctionScheduled',
        '4<3 LambdaFunctionStarted',
        '5<4 LambdaFunctionFailed',
        '6<5 ExecutionFailed',
      ],
    },
  ],
  [
    'is tried again after growing delays, then caught with the error beside its input',
    {
      definition: one(
        {
          Type: 'Task',
          Resource: lambda('f'),
          Retry: [{ ErrorEquals: ['Card.Declined'], IntervalSeconds: 2, MaxAttempts: 2, BackoffRate: 3 }],
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'C' }],
          Next: 'C',
        },
        { C: P },
      ),
      input: { n: 1 },
      options: { handlers: { f: declined } },
      end: '{"n":1,"e":{"Error":"Card.Declined","Cause":"{\\"errorType\\":\\"Card.Declined\\",\\"errorMessage\\":\\"no money\\",\\"trace\\":[\\"Card.Declined: no money\\"]}"}}',
      events: [
        '1<0 ExecutionStarted',
        '2<0 TaskStateEntered',
        '3<2 LambdaFunctionScheduled',
        '4<3 LambdaFunctionStarted',
        '5<4 LambdaFunctionFailed',
        '6<5 LambdaFunctionScheduled +2',
        '7<6 LambdaFunctionStarted +2',
        '8<7 LambdaFunctionFailed +2',
        '9<8 LambdaFunctionScheduled +8',
        '10<9 LambdaFunctionStarted +8',
        '11<10 LambdaFunctionFailed +8',
        '12<11 TaskStateExited +8',
        '13<12 PassStateEntered +8',
        '14<13 PassStateExited +8',
        '15<14 ExecutionSucceeded +8',
      ],
    },
  ],
  [
    'with a member that no integration of the service has, given by a path, fails before it is scheduled',
    {
      definition: one({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Parameters: { FunctionName: 'f', Payload: {}, 'TaskToken.$': '$.t' },
        ...end,
      }),
      input: { t: 'x' },
      end: 'FAILED States.Runtime: An error occurred while executing the state \'S\' (entered at the event id #2). The Parameters \'{"FunctionName":"f","Payload":{},"TaskToken":"x"}\' could not be used to start the Task: [The field "TaskToken" is not supported by Step Functions]',
      events: ['1<0 ExecutionStarted', '2<0 TaskStateEntered', '3<2 ExecutionFailed'],
    },
  ],
  [
    'is not scheduled with a name that still ends in .$',
    {
      definition: one({
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: { FunctionName: 'f', Payload: { list: [{ 'id.$.$': '$.id' }] } },
        ...end,
      }),
      input: { id: 7 },
      end: 'FAILED States.Runtime: An error occurred while executing the state \'S\' (entered at the event id #2). The Parameters \'{"FunctionName":"f","Payload":{"list":[{"id.$":7}]}}\' could not be used to start the Task: [The value for the field \'id.$\' must be a valid JSONPath or a valid intrinsic function call]',
      events: ['1<0 ExecutionStarted', '2<0 TaskStateEntered', '3<2 ExecutionFailed'],
    },
  ],
])('%s', (_, { definition, input, options, end: ending, events }) => {
  expect(runDefinition(definition, input, options)).toEqual({ end: ending, events });
});
