/** Valid machines with something of everything, to be changed. */
export const machines: readonly object[] = [
  {
    Comment: 'c',
    StartAt: 'P',
    TimeoutSeconds: 100,
    States: {
      P: {
        Type: 'Pass',
        InputPath: '$.a',
        Parameters: { 'b.$': '$.c', 'd.$': "States.Format('{}', $.c)", e: [1, { 'f.$': '$$.Execution.Id' }] },
        ResultPath: '$.g',
        OutputPath: '$.g',
        Assign: { 'v.$': '$.c' },
        Next: 'C',
      },
      C: {
        Type: 'Choice',
        Choices: [
          { And: [{ Variable: '$.b', IsPresent: true }, { Not: { Variable: '$.b', StringMatches: 'x*' } }], Next: 'M' },
        ],
        Default: 'W',
      },
      W: { Type: 'Wait', SecondsPath: '$.c', Next: 'M' },
      M: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'i.$': '$$.Map.Item.Value' },
        MaxConcurrency: 2,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'INLINE' },
          StartAt: 'I',
          States: { I: { Type: 'Pass', End: true } },
        },
        ResultSelector: { 'r.$': '$[0]' },
        Next: 'T',
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'F' }],
      },
      T: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:123456789012:function:echo',
        TimeoutSeconds: 9,
        HeartbeatSeconds: 3,
        Retry: [
          {
            ErrorEquals: ['E'],
            IntervalSeconds: 1,
            MaxAttempts: 2,
            BackoffRate: 1.5,
            MaxDelaySeconds: 4,
            JitterStrategy: 'FULL',
          },
        ],
        Next: 'L',
      },
      L: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'X', States: { X: { Type: 'Succeed' } } },
          { StartAt: 'Y', States: { Y: { Type: 'Pass', Result: [1], End: true } } },
        ],
        Next: 'S',
      },
      F: { Type: 'Fail', ErrorPath: '$.e.Error', Cause: 'c' },
      S: { Type: 'Succeed' },
    },
  },
  {
    QueryLanguage: 'JSONata',
    StartAt: 'P',
    States: {
      P: {
        Type: 'Pass',
        Output: { a: '{% $states.input.items[$ > 1] %}', b: '{% $map([1..3], function($v) { $v * 2 }) ~> $sum %}' },
        Assign: { v: '{% $states.input %}' },
        Next: 'C',
      },
      C: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $count($v.items) > 2 %}', Next: 'M', Output: '{% $v %}' }],
        Default: 'T',
      },
      M: {
        Type: 'Map',
        Items: '{% $states.input.items %}',
        ItemSelector: { i: '{% $states.context.Map.Item.Index %}' },
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Wait', Seconds: '{% 1 + 1 %}', End: true } } },
        Next: 'T',
      },
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'echo', Payload: '{% $states.input %}' },
        Output: '{% $states.result.Payload %}',
        End: true,
      },
    },
  },
];
