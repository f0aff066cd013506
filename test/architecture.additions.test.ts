import fs from 'node:fs';
import path from 'node:path';
import { runWith, type Addition } from './architecture/additions/addition';

// Each of these adds a dummy thing like a newcomer would, and checks the whole code base with it. `files` and `lines`
// have everything that is written for it: there is nothing to forget elsewhere.

jest.setTimeout(60_000);

test('an operation is one file and one line in the table', () => {
  const addition: Addition = {
    files: {
      'emulator/operations/pauseExecution.ts': `
        import { Arn } from './model/data';
        import { required } from './model/shapes';
        export const pauseExecution = {
          name: 'PauseExecution',
          input: { executionArn: required(Arn) },
          reads: ['executions'],
          writes: ['executions'],
          answers: 'afterOthers',
          right: 'states:PauseExecution',
          key: { rights: ['kms:Decrypt'] },
          bucket: { calls: [2, 1] },
          errors: ['ExecutionDoesNotExist'],
          handle: (_context, { executionArn }) => ({ paused: executionArn }),
        };`,
    },
    lines: [
      [
        'emulator/operations/operations.ts',
        "  publishStateMachineVersion: () => require('./publishStateMachineVersion') as object,",
        "  pauseExecution: afterOthers(() => require('./pauseExecution') as object),",
      ],
    ],
  };
  expect(runWith(addition, 'operation.program.ts')).toEqual({
    listed: true,
    answersAfterOthers: true,
    answer: { paused: 'arn:aws:states:us-east-1:123456789012:execution:M:e' },
    violation: 'ValidationException',
    calls: ['answered', 'answered', 'ThrottlingException', 'ThrottlingException'],
    denied: 'AccessDeniedException',
    misspelt: "Step Functions has no action 'PauseExecutoin'. Did you mean 'PauseExecution'?",
    withoutKey: 'KmsAccessDeniedException',
  });
});

test('a field of a state is one line in the table, and the file of the state that reads it', () => {
  const addition: Addition = {
    files: {},
    lines: [
      ['language/asl/fields.ts', "      Timestamp: { kind: 'timestamp' },", "      Echo: { kind: 'object' },"],
      [
        'engine/interpreter/states/wait.ts',
        '  const end = compileEnd(compiler);',
        `  if (definition.Echo !== undefined)
           return { now: (scope, input) => flow.finish(scope, input, input, definition.Echo, definition.Next) };`,
      ],
    ],
  };
  expect(runWith(addition, 'stateField.program.ts')).toEqual({
    listed: true,
    completed: true,
    output: '{"b":2}',
    ofAnotherKind: "'SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /States/S/Echo'",
    elsewhere: "'SCHEMA_VALIDATION_FAILED: Field 'Echo' is not supported at /States/S'",
  });
});

test('an event of the history is one line in the table, and the code that writes it', () => {
  const addition: Addition = {
    files: {},
    lines: [
      [
        'contract/historyEvents.ts',
        '  ParallelStateEntered: entered,',
        "  WaitStateNoticed: { level: 'ERROR', member: 'waitStateNoticedEventDetails', of: 'task' },",
      ],
      [
        'engine/interpreter/states/wait.ts',
        '      const untilMs = end(scope, effective);',
        "      scope.emit('WaitStateNoticed', { name: compiler.name });",
      ],
    ],
  };
  expect(runWith(addition, 'event.program.ts')).toEqual({
    listed: true,
    wire: [
      {
        id: 3,
        previousEventId: 2,
        timestamp: 1893456000,
        type: 'WaitStateNoticed',
        waitStateNoticedEventDetails: { name: 'W' },
      },
    ],
    logs: ['ALL', 'ERROR'],
    matcher: ['known', "There is no event 'WaitStateNotised'. Did you mean 'WaitStateNoticed'?"],
    story: 'task',
  });
});

test('an AWS service is one file and one line in the table', () => {
  const file = fs.readFileSync(path.join(__dirname, 'architecture/additions/scheduler.ts'), 'utf8');
  const addition: Addition = {
    files: { 'services/scheduler.ts': file.replaceAll('../../../src/services/', './') },
    lines: [
      [
        'services/services.ts',
        "  ['s3', 's3', () => require('./s3') as object],",
        "  ['scheduler', 'scheduler', () => require('./scheduler') as object],",
      ],
    ],
  };
  const ScheduleArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly';
  expect(runWith(addition, 'service.program.ts')).toEqual({
    findings: [
      [],
      [],
      [],
      ["The field 'ScheduleExpression' is required but was missing", "The field 'Target' is required but was missing"],
    ],
    pattern: true,
    parameters: [{ message: `The field "GroupNam" is not supported by Step Functions. Did you mean 'GroupName'?` }],
    answers: [
      { output: { ScheduleArn } },
      {
        output: {
          ScheduleArn,
          SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200 }),
          SdkResponseMetadata: { RequestId: expect.any(String) },
        },
      },
    ],
    job: { error: 'States.TaskFailed', cause: '{"State":"DISABLED"}' },
    failure: {
      error: 'Scheduler.ConflictException',
      cause: expect.stringMatching(
        /^there \(Service: AmazonEventBridgeScheduler; Status Code: 400; Error Code: Conflict/,
      ),
    },
    endpoint: { url: 'http://127.0.0.1:1', namedBy: 'SCHEDULER_ENDPOINT' },
    names: ['AWS_ENDPOINT_URL_SCHEDULER', '@aws-sdk/client-scheduler'],
  });
});
