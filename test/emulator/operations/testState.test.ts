import { prefix, roleArn, TestService, useTestService, violation } from './support/testService';

const api = useTestService();
const json = JSON.stringify;

function inspect(definition: object, more: object = {}): Promise<any> {
  return api.call('TestState', { definition: json(definition), inspectionLevel: 'DEBUG', ...more });
}

const pass = { Type: 'Pass', End: true };
const invoke = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  End: true,
};
const jsonataInvoke = {
  Type: 'Task',
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f' },
  End: true,
};

describe('input', () => {
  test('requires the definition', async () => {
    expect(await api.errorOf('TestState')).toEqual(violation('', 'definition', 'not be null'));
  });

  test('accepts three levels', async () => {
    const error = await api.errorOf('TestState', { definition: '{}', inspectionLevel: 'ALL' });
    expect(error).toEqual(violation(" 'ALL'", 'inspectionLevel', 'satisfy enum value set: [INFO, DEBUG, TRACE]'));
  });

  test('rejects negative counts', async () => {
    const stateConfiguration = { retrierRetryCount: -1 };
    expect(await api.errorOf('TestState', { definition: json(pass), stateConfiguration })).toEqual(
      violation(" '-1'", 'stateConfiguration.retrierRetryCount', 'have value greater than or equal to 0'),
    );
  });

  test('rejects an input that is not JSON', async () => {
    expect(await api.errorOf('TestState', { definition: json(pass), input: '{' })).toMatchObject({
      code: 'InvalidExecutionInput',
    });
  });

  test('the input defaults to {}', async () => {
    expect(await api.call('TestState', { definition: json(pass) })).toEqual({ output: '{}', status: 'SUCCEEDED' });
  });

  test('rejects an invalid role', async () => {
    expect(await api.errorOf('TestState', { definition: json(pass), roleArn: 'me' })).toEqual({
      code: 'InvalidArn',
      message: "Invalid Role Arn: 'me'",
    });
  });
});

describe('levels', () => {
  test('INFO returns no data; DEBUG and TRACE do', async () => {
    const input = '{"a" : 1}';
    const data = {
      input,
      afterInputPath: input,
      afterParameters: input,
      afterResultSelector: input,
      afterResultPath: input,
    };
    expect(await inspect(pass, { input, inspectionLevel: 'INFO' })).toEqual({ output: input, status: 'SUCCEEDED' });
    for (const inspectionLevel of ['DEBUG', 'TRACE'])
      expect(await inspect(pass, { input, inspectionLevel })).toEqual({
        output: input,
        inspectionData: data,
        status: 'SUCCEEDED',
      });
  });
});

describe('Pass', () => {
  test('applies all fields of JSONPath', async () => {
    const state = {
      Type: 'Pass',
      InputPath: '$.order',
      Parameters: { 'id.$': '$.id', fixed: true },
      ResultPath: '$.picked',
      OutputPath: '$.picked',
      Next: 'Other',
    };
    expect(await inspect(state, { input: '{"order":{"id":7},"more":1}' })).toEqual({
      output: '{"fixed":true,"id":7}',
      inspectionData: {
        input: '{"order":{"id":7},"more":1}',
        afterInputPath: '{"id":7}',
        afterParameters: '{"fixed":true,"id":7}',
        afterResultSelector: '{"fixed":true,"id":7}',
        afterResultPath: '{"order":{"id":7},"more":1,"picked":{"fixed":true,"id":7}}',
      },
      nextState: 'Other',
      status: 'SUCCEEDED',
    });
  });

  test('with a Result ignores InputPath and Parameters', async () => {
    const state = { ...pass, InputPath: '$.no', Parameters: { a: 1 }, Result: { b: 2 }, ResultPath: '$.r' };
    expect(await inspect(state, { input: '{"x":0}' })).toEqual({
      output: '{"x":0,"r":{"b":2}}',
      inspectionData: {
        input: '{"x":0}',
        result: '{"b":2}',
        afterResultSelector: '{"b":2}',
        afterResultPath: '{"x":0,"r":{"b":2}}',
      },
      status: 'SUCCEEDED',
    });
  });

  test('in JSONata returns its input alone', async () => {
    const state = { ...pass, QueryLanguage: 'JSONata', Output: '{% $states.input.a + 1 %}' };
    expect(await inspect(state, { input: '{"a":1}' })).toEqual({
      output: '2',
      inspectionData: { input: '{"a":1}' },
      status: 'SUCCEEDED',
    });
  });

  test('returns the stages before a failure, and the bare message', async () => {
    expect(await inspect({ ...pass, InputPath: '$.a', Parameters: { 'b.$': '$.c' } }, { input: '{"a":{}}' })).toEqual({
      error: 'States.Runtime',
      cause: "The JSONPath '$.c' specified for the field 'b.$' could not be found in the input '{}'",
      inspectionData: { input: '{"a":{}}', afterInputPath: '{}' },
      status: 'FAILED',
    });
  });
});

describe('Choice, Succeed, Fail, Wait', () => {
  const choice = {
    Type: 'Choice',
    Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'Many' }],
    Default: 'Few',
  };

  test('a Choice returns its next state', async () => {
    const data = { input: '{"n":2}', afterInputPath: '{"n":2}' };
    expect(await inspect(choice, { input: '{"n":2}' })).toEqual({
      output: '{"n":2}',
      inspectionData: data,
      nextState: 'Many',
      status: 'SUCCEEDED',
    });
    expect(await inspect(choice, { input: '{"n":1}' })).toMatchObject({ nextState: 'Few' });
  });

  test('a Choice without a match fails', async () => {
    expect(await inspect({ ...choice, Default: undefined }, { input: '{"n":1}' })).toEqual({
      error: 'States.Runtime',
      cause: 'Failed to transition out of the state. The state does not point to a next state.',
      inspectionData: { input: '{"n":1}', afterInputPath: '{"n":1}' },
      status: 'FAILED',
    });
  });

  test('a Succeed state has no next state', async () => {
    expect(await inspect({ Type: 'Succeed', OutputPath: '$.a' }, { input: '{"a":[1]}' })).toEqual({
      output: '[1]',
      inspectionData: { input: '{"a":[1]}', afterInputPath: '{"a":[1]}' },
      status: 'SUCCEEDED',
    });
  });

  test('a Fail state fails with its own error and cause', async () => {
    expect(await inspect({ Type: 'Fail', Error: 'Mine', CausePath: '$.why' }, { input: '{"why":"no"}' })).toEqual({
      error: 'Mine',
      cause: 'no',
      inspectionData: { input: '{"why":"no"}', afterInputPath: '{"why":"no"}' },
      status: 'FAILED',
    });
    expect(await inspect({ Type: 'Fail' })).toEqual({
      inspectionData: { input: '{}', afterInputPath: '{}' },
      status: 'FAILED',
    });
  });

  test('a Wait state waits on the clock of the emulator', async () => {
    expect(await inspect({ Type: 'Wait', Seconds: 60, Next: 'Then' })).toEqual({
      output: '{}',
      inspectionData: { input: '{}', afterInputPath: '{}' },
      nextState: 'Then',
      status: 'SUCCEEDED',
    });
  });

  test('times out after five minutes', async () => {
    expect(await inspect({ Type: 'Wait', Seconds: 301, Next: 'Then' }, { inspectionLevel: 'INFO' })).toEqual({
      error: 'States.Timeout',
      status: 'FAILED',
    });
  });
});

describe('Task', () => {
  test('a mocked result passes through all fields', async () => {
    const state = { ...invoke, ResultSelector: { 'code.$': '$.StatusCode' }, ResultPath: '$.r', OutputPath: '$.r' };
    expect(await inspect(state, { input: '{"x":1}', mock: { result: '{"StatusCode": 200}' } })).toEqual({
      output: '{"code":200}',
      inspectionData: {
        input: '{"x":1}',
        afterInputPath: '{"x":1}',
        afterParameters: '{"FunctionName":"f"}',
        result: '{"StatusCode": 200}',
        afterResultSelector: '{"code":200}',
        afterResultPath: '{"x":1,"r":{"code":200}}',
      },
      status: 'SUCCEEDED',
    });
  });

  test('JSONata returns arguments and result', async () => {
    const state = {
      ...jsonataInvoke,
      Output: '{% $states.result.StatusCode %}',
      Assign: { code: '{% $states.result.StatusCode %}' },
    };
    expect(await inspect(state, { mock: { result: '{"StatusCode":200}' }, variables: '{"a":1}' })).toEqual({
      output: '200',
      inspectionData: {
        input: '{}',
        afterArguments: '{"FunctionName":"f"}',
        result: '{"StatusCode":200}',
        variables: '{"a":1,"code":200}',
      },
      status: 'SUCCEEDED',
    });
  });

  test('provides a token to a callback', async () => {
    const callback = {
      ...invoke,
      Resource: `${invoke.Resource}.waitForTaskToken`,
      Parameters: { FunctionName: 'f', Payload: { 't.$': '$$.Task.Token' } },
    };
    const { inspectionData } = await inspect(callback, { mock: { result: '"anything"' } });
    expect(JSON.parse(inspectionData.afterParameters).Payload.t).toMatch(/^W.{100}/);
    expect(inspectionData.result).toBe('"anything"');
  });

  test('without a mock, the handlers of the service answer', async () => {
    api.service.functions.register('f', (event) => ({ got: event }));
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      ResultPath: '$.r',
      End: true,
    };
    expect(await inspect(state, { roleArn, input: '{"a":1}' })).toEqual({
      output: '{"a":1,"r":{"got":{"a":1}}}',
      inspectionData: {
        input: '{"a":1}',
        afterInputPath: '{"a":1}',
        afterParameters: '{"a":1}',
        result: '{"got":{"a":1}}',
        afterResultSelector: '{"got":{"a":1}}',
        afterResultPath: '{"a":1,"r":{"got":{"a":1}}}',
      },
      status: 'SUCCEEDED',
    });
  });

  test('Retry and Catch apply to an exception of a function like to a mocked error', async () => {
    api.service.functions.register('f', () => {
      throw Object.assign(new Error('no'), { name: 'Late' });
    });
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      Retry: [{ ErrorEquals: ['Late'], IntervalSeconds: 3 }],
      End: true,
    };
    expect(await inspect(state, { roleArn })).toMatchObject({
      error: 'Late',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 3 } },
      status: 'RETRIABLE',
    });
  });

  test('an unanswered task fails, and says what to do', async () => {
    const answer = await inspect(invoke, { roleArn, inspectionLevel: 'INFO' });
    expect(answer).toMatchObject({ error: 'Stepmill.HarnessError', status: 'FAILED' });
    expect(answer.cause).toContain('lambda');
  });

  test('States.TaskFailed does not match a timeout', async () => {
    const state = { ...invoke, Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'B' }] };
    const mock = { errorOutput: { error: 'States.Timeout' } };
    expect(await inspect(state, { mock, inspectionLevel: 'INFO' })).toEqual({
      error: 'States.Timeout',
      status: 'FAILED',
    });
  });

  test('leaves nothing behind', async () => {
    await inspect({ Type: 'Wait', Seconds: 1, End: true });
    expect(await api.call('ListStateMachines')).toEqual({ stateMachines: [] });
    expect(api.service.telemetry.read('metrics', {})).toEqual([]);
  });
});

describe('Retry and Catch', () => {
  const retry = [
    { ErrorEquals: ['Other'] },
    { ErrorEquals: ['Late'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 },
  ];
  const late = { errorOutput: { error: 'Late', cause: 'too' } };

  test.each([
    [undefined, 2],
    [1, 4],
    [2, 8],
  ])('retry count %s: the next retry comes after %s s', async (retrierRetryCount, seconds) => {
    const stateConfiguration = retrierRetryCount === undefined ? undefined : { retrierRetryCount };
    expect(await inspect({ ...invoke, Retry: retry }, { mock: late, stateConfiguration })).toEqual({
      error: 'Late',
      cause: 'too',
      inspectionData: {
        input: '{}',
        afterInputPath: '{}',
        afterParameters: '{"FunctionName":"f"}',
        errorDetails: { retryIndex: 1, retryBackoffIntervalSeconds: seconds },
      },
      status: 'RETRIABLE',
    });
  });

  test('a used-up retrier fails the state', async () => {
    const stateConfiguration = { retrierRetryCount: 3 };
    expect(await inspect({ ...jsonataInvoke, Retry: retry }, { mock: late, stateConfiguration })).toEqual({
      error: 'Late',
      cause: 'too',
      inspectionData: { input: '{}', afterArguments: '{"FunctionName":"f"}', errorDetails: { retryIndex: 1 } },
      status: 'FAILED',
    });
  });

  test('a used-up retrier passes the error to the catchers', async () => {
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'A' },
      { ErrorEquals: ['States.TaskFailed'], ResultPath: '$.e', Next: 'B' },
    ];
    const stateConfiguration = { retrierRetryCount: 3 };
    expect(
      await inspect({ ...invoke, Retry: retry, Catch }, { mock: late, stateConfiguration, input: '{"a":1}' }),
    ).toEqual({
      output: '{"a":1,"e":{"Error":"Late","Cause":"too"}}',
      error: 'Late',
      cause: 'too',
      inspectionData: {
        input: '{"a":1}',
        afterInputPath: '{"a":1}',
        afterParameters: '{"FunctionName":"f"}',
        afterResultPath: '{"a":1,"e":{"Error":"Late","Cause":"too"}}',
        errorDetails: { catchIndex: 1 },
      },
      nextState: 'B',
      status: 'CAUGHT_ERROR',
    });
  });

  test('a catcher in JSONata has its own Output and Assign', async () => {
    const Catch = [
      { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Assign: { seen: true }, Next: 'B' },
    ];
    expect(await inspect({ ...jsonataInvoke, Catch }, { mock: late })).toEqual({
      output: '"Late"',
      error: 'Late',
      cause: 'too',
      inspectionData: {
        input: '{}',
        afterArguments: '{"FunctionName":"f"}',
        variables: '{"seen":true}',
        errorDetails: { catchIndex: 0 },
      },
      nextState: 'B',
      status: 'CAUGHT_ERROR',
    });
  });

  test('a catcher gets the bare message of a failing expression', async () => {
    const state = {
      ...jsonataInvoke,
      Arguments: '{% $nothing.there %}',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
    };
    const answer = await inspect(state, { mock: { result: '{}' }, inspectionLevel: 'INFO' });
    expect(answer).toMatchObject({ error: 'States.QueryEvaluationError', nextState: 'B', status: 'CAUGHT_ERROR' });
    expect(answer.cause).not.toContain('An error occurred while executing');
    expect(JSON.parse(answer.output).Cause).toBe(answer.cause);
  });

  test('nothing catches States.Runtime', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'B' }];
    const mock = { errorOutput: { error: 'States.Runtime' } };
    expect(await inspect({ ...invoke, Catch }, { mock, inspectionLevel: 'INFO' })).toEqual({
      error: 'States.Runtime',
      status: 'FAILED',
    });
  });
});

describe('a state of a machine', () => {
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Split',
    States: {
      Split: {
        Type: 'Map',
        Items: '{% $states.input %}',
        ItemProcessor: {
          StartAt: 'Inner',
          States: { Inner: { Type: 'Pass', Output: '{% $states.context %}', End: true } },
        },
        Next: 'Last',
      },
      Last: { Type: 'Succeed' },
    },
  };

  test('is found at any depth, and uses the query language of the machine', async () => {
    const { output } = await inspect(machine, { stateName: 'Inner', input: '[1]' });
    expect(JSON.parse(output)).toEqual({
      Execution: {
        Id: expect.stringMatching(new RegExp(`^${prefix}:express:[0-9a-f-]{36}:[0-9a-f-]{36}$`)),
        Input: [1],
        Name: expect.stringMatching(/^[0-9a-f-]{36}$/),
        RoleArn: null,
        StartTime: '2030-01-01T00:00:00Z',
      },
      StateMachine: { Id: expect.stringMatching(/:stateMachine:/), Name: expect.any(String) },
      State: { Name: 'StateName', EnteredTime: '2030-01-01T00:00:00Z' },
    });
  });

  test('chains from state to state', async () => {
    const first = await inspect(machine, { stateName: 'Split', input: '[1,2]', mock: { result: '["a","b"]' } });
    expect(first).toMatchObject({ output: '["a","b"]', nextState: 'Last' });
    expect(await inspect(machine, { stateName: first.nextState, input: first.output })).toMatchObject({
      output: '["a","b"]',
      status: 'SUCCEEDED',
    });
  });
});

test('starts a nested execution, which continues by itself', async () => {
  const definition = json({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, End: true } } });
  const stateMachineArn = await api.createMachine('Child', { definition });
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution',
    Parameters: { StateMachineArn: stateMachineArn, Name: 'one' },
    ResultSelector: { 'arn.$': '$.ExecutionArn' },
    End: true,
  };
  const { output } = await inspect(state, { roleArn });
  expect(JSON.parse(output)).toEqual({ arn: `${prefix}:execution:Child:one` });
  await api.service.quiet();
  const { arn: executionArn } = JSON.parse(output);
  expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
});

test('a Wait waits for the clock of the test; closing the service ends it', async () => {
  const manual = new TestService({ time: 'manual' });
  const definition = json({ Type: 'Wait', Seconds: 100, End: true });
  const waiting = manual.call('TestState', { definition });
  manual.service.advance(100_000);
  expect(await waiting).toEqual({ output: '{}', status: 'SUCCEEDED' });
  const cut = manual.call('TestState', { definition });
  manual.close();
  expect(await cut).toEqual({ status: 'FAILED' });
});
