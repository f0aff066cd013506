import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import type { LambdaHandler } from '../../../src/tasks/integrations/lambda/LocalFunction';

const roleArn = 'arn:aws:iam::123456789012:role/r';
const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:probe';
const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';

interface Event {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
}
type Description = Record<'status' | 'input' | 'output' | 'error' | 'cause', string | undefined>;

let service: Service;
beforeEach(() => (service = createService({ time: 'skip', seed: 7, handlers: { probe } })));
afterEach(() => service.close());

class ExplicitProbeError extends Error {
  override name = 'ExplicitProbeError';
}

/** Answers with what it got, or fails when the event says so. */
const probe: LambdaHandler = async (event: { raise_error?: boolean } | null) => {
  if (event?.raise_error) {
    const error = new ExplicitProbeError('explicit native probe failure');
    error.stack = 'ExplicitProbeError: explicit native probe failure';
    throw error;
  }
  return { received: event, unicode: 'snowman ☃' };
};

const call = (operation: string, input: object) => service.call(operation, input) as never;

function create(name: string, states: object, startAt: string): string {
  const definition = JSON.stringify({ StartAt: startAt, States: states });
  return (call('CreateStateMachine', { name, definition, roleArn }) as { stateMachineArn: string }).stateMachineArn;
}

function start(task: object, input: string): string {
  const stateMachineArn = create('M', { Call: { Type: 'Task', End: true, ...task } }, 'Call');
  return (call('StartExecution', { stateMachineArn, input }) as { executionArn: string }).executionArn;
}

async function ended(executionArn: string): Promise<Description> {
  for (;;) {
    const description = call('DescribeExecution', { executionArn }) as Description;
    if (description.status !== 'RUNNING') return description;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Each event as `id<previous type`, with its details. */
function history(executionArn: string): readonly (readonly [event: string, details: unknown])[] {
  const { events } = call('GetExecutionHistory', { executionArn, includeExecutionData: true }) as { events: Event[] };
  return events.map((event) => {
    const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as object | undefined;
    return [`${event.id}<${event.previousEventId} ${event.type}`, details];
  });
}

const whole = { truncated: false };

describe('a function by its ARN', () => {
  test('succeeds with the function’s answer', async () => {
    const arn = start({ Resource: functionArn, InputPath: '$.payload' }, '{"payload": {"marker": "m", "value": [1]}}');
    const output = '{"received":{"marker":"m","value":[1]},"unicode":"snowman ☃"}';
    expect(await ended(arn)).toMatchObject({ status: 'SUCCEEDED', output });
    expect(history(arn).slice(2, 5)).toEqual([
      [
        '3<2 LambdaFunctionScheduled',
        { resource: functionArn, input: '{"marker":"m","value":[1]}', inputDetails: whole },
      ],
      ['4<3 LambdaFunctionStarted', undefined],
      ['5<4 LambdaFunctionSucceeded', { output, outputDetails: whole }],
    ]);
  });

  test('fails with the function’s error, whose reply is the cause', async () => {
    const arn = start({ Resource: functionArn }, '{"raise_error": true}');
    const failure = {
      error: 'ExplicitProbeError',
      cause:
        '{"errorType":"ExplicitProbeError","errorMessage":"explicit native probe failure",' +
        '"trace":["ExplicitProbeError: explicit native probe failure"]}',
    };
    expect(await ended(arn)).toMatchObject({ status: 'FAILED', ...failure });
    expect(history(arn).slice(4)).toEqual([
      ['5<4 LambdaFunctionFailed', failure],
      ['6<5 ExecutionFailed', failure],
    ]);
  });
});

describe('lambda:invoke', () => {
  const invoke = {
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'probe', 'Payload.$': '$' },
  };

  test('its error meets Retry and Catch by the name that the function gave it', async () => {
    const attempts: number[] = [];
    service.functions.register('probe', async (event: { n: number }) => {
      attempts.push(event.n);
      throw new ExplicitProbeError(`attempt ${attempts.length}`);
    });
    const stateMachineArn = create(
      'M',
      {
        Call: {
          Type: 'Task',
          ...invoke,
          Retry: [{ ErrorEquals: ['ExplicitProbeError'], IntervalSeconds: 3600, MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['ExplicitProbeError'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', Result: 'caught', End: true },
      },
      'Call',
    );
    const { executionArn } = call('StartExecution', { stateMachineArn, input: '{"n":1}' }) as { executionArn: string };
    expect(await ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"caught"' });
    expect(attempts).toEqual([1, 1, 1]);
  });

  test('a hung handler ends in States.Timeout, in one second of both clocks', async () => {
    // Something could still end it: else it gets the answer of a function that has nothing left to do.
    const held: unknown[] = [];
    service.functions.register('probe', () => new Promise((resolve) => held.push(resolve)));
    const arn = start({ ...invoke, TimeoutSeconds: 1 }, '{}');
    const { status, error, startDate, stopDate } = (await ended(arn)) as unknown as Record<string, number | string>;
    expect({ status, error, seconds: Number(stopDate) - Number(startDate) }).toEqual({
      status: 'FAILED',
      error: 'States.Timeout',
      seconds: expect.closeTo(1, 3),
    });
    expect(held).toHaveLength(1);
  });

  test('the function’s own limit is an error of the function', async () => {
    service.functions.register('probe', () => new Promise(() => undefined), { timeoutSeconds: 0.05 });
    expect(await ended(start(invoke, '{}'))).toMatchObject({
      error: 'Sandbox.Timedout',
      cause: expect.stringMatching(
        /^\{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: [0-9a-f-]{36} Error: Task timed out after 0.05 seconds"\}$/,
      ),
    });
  });
});

describe.each([
  ['sqs:sendMessage.waitForTaskToken', { source: 's', 'TaskToken.$': '$$.Task.Token', 'Payload.$': '$' }],
  ['aws-sdk:sqs:sendMessage.waitForTaskToken', 'States.JsonToString($$.Task)'],
])('%s', (name, body) => {
  test('the message is answered from the outbox, and the answer keeps its text', async () => {
    const message = typeof body === 'string' ? { 'MessageBody.$': body } : { MessageBody: body };
    const Parameters = { QueueUrl: queueUrl, ...message };
    const arn = start({ Resource: `arn:aws:states:::${name}`, TimeoutSeconds: 25, Parameters }, '{"null": null}');
    const [sent] = await service.outbox.waitFor({ service: 'sqs', destination: 'q' });
    await sent!.sendTaskHeartbeat();
    const output = '{"worker": "w", "nullable": null, "array": [1, "two"]}';
    call('SendTaskSuccess', { taskToken: sent!.taskToken, output });
    expect(await ended(arn)).toMatchObject({ status: 'SUCCEEDED', output });
    expect(history(arn).map(([event]) => event)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskSucceeded',
      '7<6 TaskStateExited',
      '8<7 ExecutionSucceeded',
    ]);
  });
});

describe('states:startExecution', () => {
  const child = (states: object) => create('Child', states, 'Wait');
  const waitAndEcho = {
    Wait: { Type: 'Wait', Seconds: 3600, Next: 'Echo' },
    Echo: { Type: 'Pass', Parameters: { child: 'ok', 'input.$': '$', nullable: null }, End: true },
  };

  test.each([
    ['.sync', JSON.stringify],
    ['.sync:2', (value: object) => value],
  ])('%s waits for the child on the same clock', async (pattern, shown) => {
    const StateMachineArn = child(waitAndEcho);
    const Parameters = { StateMachineArn, Input: { from: 'sync', nullable: null } };
    const arn = start({ Resource: `arn:aws:states:::states:startExecution${pattern}`, Parameters }, '{}');
    const { output } = await ended(arn);
    const name = expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ) as string;
    const result = JSON.parse(output!) as { StartDate: number };
    expect(result).toEqual({
      ExecutionArn: expect.stringMatching(/^arn:aws:states:us-east-1:123456789012:execution:Child:/),
      Input: shown({ from: 'sync', nullable: null }),
      InputDetails: { Included: true },
      Name: name,
      Output: shown({ child: 'ok', nullable: null, input: { from: 'sync', nullable: null } }),
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: expect.any(Number),
      StateMachineArn,
      Status: 'SUCCEEDED',
      StopDate: result.StartDate + 3_600_000,
    });
  });

  test('a parent that is stopped stops its child', async () => {
    const StateMachineArn = child({ Wait: { Type: 'Task', Resource: functionArn, End: true } });
    service.functions.register('probe', () => new Promise(() => undefined));
    const arn = start(
      { Resource: 'arn:aws:states:::states:startExecution.sync', Parameters: { StateMachineArn } },
      '{}',
    );
    call('StopExecution', { executionArn: arn });
    const { executions } = call('ListExecutions', { stateMachineArn: StateMachineArn }) as {
      executions: { status: string }[];
    };
    expect([(await ended(arn)).status, ...executions.map(({ status }) => status)]).toEqual(['ABORTED', 'ABORTED']);
  });

  test('a child that fails is the cause', async () => {
    const StateMachineArn = child({ Wait: { Type: 'Fail', Error: 'SomeFailure', Cause: 'because' } });
    const Parameters = { StateMachineArn, Input: null };
    const { error, cause } = await ended(
      start({ Resource: 'arn:aws:states:::states:startExecution.sync', Parameters }, '{}'),
    );
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause!)).toMatchObject({ Cause: 'because', Error: 'SomeFailure', Input: '{}', Status: 'FAILED' });
  });
});

test('parameters that cannot be used fail the execution before anything is scheduled', async () => {
  const Resource = 'arn:aws:states:::apigateway:invoke';
  const Parameters = { ApiEndpoint: 'a', Method: 'POST', 'Headers.$': '$.Headers' };
  const arn = start({ Resource, Parameters }, '{"Headers":{"custom":"text"}}');
  const cause =
    "An error occurred while executing the state 'Call' (entered at the event id #2). The Parameters " +
    '\'{"ApiEndpoint":"a","Method":"POST","Headers":{"custom":"text"}}\' could not be used to start the Task: ' +
    "[The value of the field 'Headers' has an invalid format]";
  expect(await ended(arn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause });
  expect(history(arn).slice(1)).toEqual([
    ['2<0 TaskStateEntered', { name: 'Call', input: '{"Headers":{"custom":"text"}}', inputDetails: whole }],
    ['3<2 ExecutionFailed', { error: 'States.Runtime', cause }],
  ]);
});
