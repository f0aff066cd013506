import {
  TestService,
  activityDefinition,
  otherDefinition,
  passDefinition,
  prefix,
  start,
  useTestService,
  violation,
} from './support/testService';

const api = useTestService();
const arn = `${prefix}:stateMachine:M`;
const values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

describe('input', () => {
  test.each<[object, object]>([
    [{}, violation(' null', 'stateMachineArn', 'not be null')],
    [{ stateMachineArn: arn, name: '' }, violation(" ''", 'name', 'have length greater than or equal to 1')],
    [
      { stateMachineArn: arn, traceHeader: 'ü' },
      violation(" 'ü'", 'traceHeader', 'satisfy regular expression pattern: \\p{ASCII}*'),
    ],
    [
      { stateMachineArn: arn, input: 'x'.repeat(262_145) },
      violation('', 'input', 'have length less than or equal to 262144'),
    ],
    [
      { stateMachineArn: 1 },
      { code: 'SerializationException', message: 'NUMBER_VALUE can not be converted to String' },
    ],
    [
      { stateMachineArn: arn, input: {} },
      { code: 'SerializationException', message: 'Start of structure or map found where not expected' },
    ],
  ])('%#', async (input, error) => {
    expect(await api.errorOf('StartExecution', input)).toEqual(error);
  });

  test('ignores a test case in the length of the ARN', async () => {
    const long = `${prefix}:stateMachine:${'M'.repeat(80)}`;
    await api.createMachine('M'.repeat(80));
    const input = { stateMachineArn: `${long}#${'T'.repeat(200)}` };
    expect(await api.errorOf('StartExecution', input)).toMatchObject({
      message: expect.stringContaining('no mock file'),
    });
  });
});

describe('errors', () => {
  test.each([`${prefix}:stateMachine:Absent`, `${arn}:1`, `${arn}:live`])(
    '%s does not exist',
    async (stateMachineArn) => {
      await api.createMachine();
      expect(await api.errorOf('StartExecution', { stateMachineArn })).toEqual({
        code: 'StateMachineDoesNotExist',
        message: `State Machine Does Not Exist: '${stateMachineArn}'`,
      });
    },
  );

  test('rejects a labelled ARN', async () => {
    expect(await api.errorOf('StartExecution', { stateMachineArn: `${arn}/L` })).toEqual({
      code: 'ValidationException',
      message: 'Labeled State Machine ARNs are not supported for this API',
      reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
    });
  });

  test('rejects an invalid name', async () => {
    await api.createMachine();
    expect(await api.errorOf('StartExecution', { stateMachineArn: arn, name: 'a b' })).toEqual({
      code: 'InvalidName',
      message: "Invalid Name: 'a b'",
    });
  });

  test.each([
    ['', 'Invalid execution input.'],
    [' \n', 'Invalid execution input.'],
    ['not some json', `Unrecognized token 'not': was expecting ${values}`],
    ["{'not': 'json'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['"' + 'ü'.repeat(200_000) + '"', 'The input has more than 262144 bytes.'],
  ])('rejects the input %#', async (input, text) => {
    await api.createMachine();
    expect(await api.errorOf('StartExecution', { stateMachineArn: arn, input })).toEqual({
      code: 'InvalidExecutionInput',
      message: `Invalid State Machine Execution Input: '${text}'`,
    });
  });

  test.each([[{ time: 'manual' as const }], [{ time: 'manual' as const, keep: { executions: 1 } }]])(
    'AWS: a name can be used again 90 days after the end of its execution: %j',
    async (options) => {
      const other = new TestService(options);
      await other.createMachine();
      const days = (count: number): void => other.service.advance(count * 86_400_000);
      const first = await other.call('StartExecution', { stateMachineArn: arn, name: 'x' });
      await other.call('StartExecution', { stateMachineArn: arn, name: 'y' });
      days(90 - 1 / 86_400);
      expect(await other.errorOf('StartExecution', { stateMachineArn: arn, name: 'x' })).toMatchObject({
        code: 'ExecutionAlreadyExists',
      });
      days(1 / 86_400);
      const again = await other.call('StartExecution', { stateMachineArn: arn, name: 'x', input: '2' });
      expect(again).toEqual({ executionArn: first.executionArn, startDate: Number(first.startDate) + 90 * 86_400 });
      expect(await other.call('DescribeExecution', { executionArn: again.executionArn })).toMatchObject({
        output: '2',
      });
      other.close();
    },
  );

  test('rejects a used name after that execution has ended, or with another input', async () => {
    await api.call('CreateActivity', { name: 'work' });
    await api.createMachine('M', { definition: activityDefinition });
    await api.createMachine('N');
    await api.call('StartExecution', { stateMachineArn: arn, name: 'x', input: '{"a":1}' });
    await api.call('StartExecution', { stateMachineArn: `${prefix}:stateMachine:N`, name: 'x' });
    for (const [machine, input] of [
      ['M', '{"a": 1}'],
      ['M', '{}'],
      ['N', '{}'],
    ]) {
      const given = { stateMachineArn: `${prefix}:stateMachine:${machine}`, name: 'x', input };
      expect(await api.errorOf('StartExecution', given)).toEqual({
        code: 'ExecutionAlreadyExists',
        message: `Execution Already Exists: '${prefix}:execution:${machine}:x'`,
      });
    }
  });

  test('rejects an unknown test case, and suggests the nearest name', async () => {
    const withMocks = new TestService({
      mocks: {
        StateMachines: { M: { TestCases: { HappyPath: { T: 'Done' } } } },
        MockedResponses: { Done: { 0: { Return: {} } } },
      },
    });
    await withMocks.createMachine();
    expect(await withMocks.errorOf('StartExecution', { stateMachineArn: `${arn}#HapyPath` })).toMatchObject({
      message: expect.stringContaining("Did you mean 'HappyPath'?"),
    });
    withMocks.close();
  });
});

describe('behaviour', () => {
  test('returns ARN and date, and generates the name by default', async () => {
    await api.createMachine();
    expect(await api.call('StartExecution', { stateMachineArn: arn, name: 'x' })).toEqual({
      executionArn: `${prefix}:execution:M:x`,
      startDate: start,
    });
    const { executionArn } = await api.call('StartExecution', { stateMachineArn: arn });
    expect(executionArn.slice(`${prefix}:execution:M:`.length)).toMatch(/^[0-9a-f-]{36}$/);
  });

  test.each(['2', '"some text"', 'null', '[]', '{"__proto__": {"a": 1}}', '{"a" : 1.50}'])(
    'takes %s as input',
    async (input) => {
      await api.createMachine();
      const { executionArn } = await api.call('StartExecution', { stateMachineArn: arn, input });
      expect(await api.call('DescribeExecution', { executionArn })).toMatchObject({ input, output: input });
    },
  );

  test('the same name and input return the running execution', async () => {
    await api.call('CreateActivity', { name: 'work' });
    await api.createMachine('M', { definition: activityDefinition });
    const given = { stateMachineArn: arn, name: 'x' };
    const first = await api.call('StartExecution', given);
    api.service.advance(1000);
    expect(await api.call('StartExecution', { ...given, input: '{}' })).toEqual(first);
    expect((await api.call('ListExecutions', { stateMachineArn: arn })).executions).toHaveLength(1);
  });

  test('every start of an Express workflow is another execution', async () => {
    await api.createMachine('M', { type: 'EXPRESS' });
    const given = { stateMachineArn: arn, name: 'x' };
    const arns = [await api.call('StartExecution', given), await api.call('StartExecution', given)];
    const form = expect.stringMatching(/:express:M:x:[0-9a-f-]{36}$/);
    expect(arns).toEqual([
      { executionArn: form, startDate: start },
      { executionArn: form, startDate: start },
    ]);
    expect(arns[0].executionArn).not.toBe(arns[1].executionArn);
    expect(api.service.execution(arns[0].executionArn)?.status).toBe('SUCCEEDED');
  });

  test('a test case selects its answers', async () => {
    const withMocks = new TestService({
      mocks: {
        StateMachines: { M: { TestCases: { HappyPath: { T: 'Done' } } } },
        MockedResponses: { Done: { 0: { Return: { done: true } } } },
      },
    });
    const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    await withMocks.createMachine('M', {
      definition: JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource, End: true } } }),
    });
    const { executionArn } = await withMocks.call('StartExecution', { stateMachineArn: `${arn}#HappyPath` });
    expect(executionArn).toMatch(/:execution:M:[0-9a-f-]{36}$/);
    expect(await withMocks.call('DescribeExecution', { executionArn })).toMatchObject({ output: '{"done":true}' });
    withMocks.close();
  });

  test('a version runs its definition; an alias picks one of its versions by weight', async () => {
    const seeded = new TestService({ seed: 3 });
    await seeded.createMachine('M', { publish: true });
    await seeded.call('UpdateStateMachine', { stateMachineArn: arn, definition: otherDefinition, publish: true });
    const routingConfiguration = [
      { stateMachineVersionArn: `${arn}:1`, weight: 20 },
      { stateMachineVersionArn: `${arn}:2`, weight: 80 },
    ];
    await seeded.call('CreateStateMachineAlias', { name: 'live', routingConfiguration });
    const counts: Record<string, number> = {};
    for (let n = 0; n < 500; n++) {
      const { executionArn } = await seeded.call('StartExecution', { stateMachineArn: `${arn}:live` });
      const execution = await seeded.call('DescribeExecution', { executionArn });
      expect(execution.stateMachineAliasArn).toBe(`${arn}:live`);
      const { definition } = await seeded.call('DescribeStateMachineForExecution', { executionArn });
      expect(definition).toBe(execution.stateMachineVersionArn === `${arn}:1` ? passDefinition : otherDefinition);
      counts[execution.stateMachineVersionArn] = (counts[execution.stateMachineVersionArn] ?? 0) + 1;
    }
    expect(counts[`${arn}:1`]).toBeGreaterThan(70);
    expect(counts[`${arn}:1`]).toBeLessThan(130);
    seeded.close();
  });

  test('the same seed starts the same executions', async () => {
    const arns = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const seeded = new TestService({ seed });
        await seeded.createMachine();
        const { executionArn } = await seeded.call('StartExecution', { stateMachineArn: arn });
        seeded.close();
        return executionArn;
      }),
    );
    expect(arns[0]).toBe(arns[1]);
    expect(arns[0]).not.toBe(arns[2]);
  });
});
