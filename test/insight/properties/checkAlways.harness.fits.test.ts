import { stepmill } from '../../../src/jest';

// Generated values fit the state that reads them: a correct workflow holds.
const sfn = stepmill();
const end = { End: true } as const;

const afterJob = {
  StartAt: 'Run',
  States: {
    Run: {
      Type: 'Task',
      Resource: 'arn:aws:states:::glue:startJobRun.sync',
      Parameters: { JobName: 'j' },
      ResultPath: '$.job',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      Next: 'Done',
    },
    Done: { Type: 'Pass', Parameters: { 'state.$': '$.job.JobRunState', 'id.$': '$.job.Id' }, ...end },
    Sorry: { Type: 'Succeed' },
  },
};
const chosen = {
  ...afterJob,
  States: {
    ...afterJob.States,
    Done: {
      Type: 'Choice',
      Choices: [{ Variable: '$.job.JobRunState', StringEquals: 'SUCCEEDED', Next: 'Sorry' }],
      Default: 'Never',
    },
    Never: { Type: 'Fail', Error: 'Never' },
  },
};
const until = {
  StartAt: 'W',
  States: { W: { Type: 'Wait', TimestampPath: '$.at', ...end } },
};
const untilJsonata = {
  QueryLanguage: 'JSONata',
  StartAt: 'W',
  States: {
    W: { Type: 'Wait', Timestamp: '{% $states.input.order.at %}', Next: 'S' },
    S: { Type: 'Wait', Seconds: '{% $states.input.order.seconds %}', ...end },
  },
};
const parsed = {
  StartAt: 'Read',
  States: {
    Read: { Type: 'Pass', Parameters: { 'order.$': 'States.StringToJson($.body)' }, Next: 'Use' },
    Use: { Type: 'Pass', Parameters: { 'id.$': '$.order.items[0].id' }, ...end },
  },
};
const parsedJsonata = {
  QueryLanguage: 'JSONata',
  StartAt: 'Read',
  States: {
    Read: {
      Type: 'Pass',
      Output: { order: '{% $parse($states.input.body) %}', n: '{% $parse($states.input.other).n %}' },
      Next: 'Use',
    },
    Use: { Type: 'Pass', Output: { id: '{% $states.input.order.id %}', n: '{% $states.input.n %}' }, ...end },
  },
};
const parsedResult = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      ResultSelector: { 'answer.$': 'States.StringToJson($.Payload.body)' },
      Next: 'Use',
    },
    Use: {
      Type: 'Choice',
      Choices: [{ Variable: '$.answer.total', NumericGreaterThan: 10, Next: 'Large' }],
      Default: 'Small',
    },
    Large: { Type: 'Succeed' },
    Small: { Type: 'Succeed' },
  },
};

test.each<[string, object]>([
  ['a state that reads a finished job', afterJob],
  ['a Choice by the state of a finished job', chosen],
  ['a Wait until a time of the input', until],
  ['a Wait of JSONata', untilJsonata],
  ['StringToJson of the input', parsed],
  ['$parse of the input', parsedJsonata],
  ['StringToJson of a result', parsedResult],
])('%s', async (_title, definition) => {
  const report = await sfn
    .stateMachine(definition)
    .always(undefined, { runs: 100, seed: 1, malformed: false, failures: 'named' });
  expect(report.ends).toEqual({ SUCCEEDED: 100 });
});

test('a Choice takes both paths depending on a JSON string', async () => {
  const ends = new Set<string>();
  const machine = sfn.stateMachine(parsedResult);
  await machine.always((run) => void ends.add(run.path.at(-1)!), {
    runs: 50,
    seed: 1,
    malformed: false,
    failures: 'none',
  });
  expect([...ends].sort()).toEqual(['Large', 'Small']);
});
