import { compareExecutions } from '../../../src/insight/diff/compareExecutions';
import type { Comparison, CompareOptions } from '../../../src/insight/diff/Comparison';
import { describeDifference } from '../../../src/insight/diff/formatComparison';
import { readStory } from '../../../src/story/trace/readStory';
import type { Story } from '../../../src/story/trace/Story';
import type { Run } from '../../../src/harness/run/Run';
import { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { storyOf, type ShortEvent } from '../../harness/support/storyOf';

const harnesses: Stepmill[] = [];

afterEach(async () => {
  await Promise.all(harnesses.splice(0).map((harness) => harness.close()));
});

/** A run of its own account, time and ids. */
async function run(
  definition: object,
  { input = {}, mocks = {}, options = {} }: { input?: unknown; mocks?: Mocks; options?: StepmillOptions } = {},
): Promise<Run> {
  const sfn = new Stepmill(options);
  harnesses.push(sfn);
  const machine = sfn.stateMachine(definition);
  for (const [state, script] of Object.entries(mocks)) script(machine.mock(state));
  return machine.run(input);
}

type Mocks = Readonly<Record<string, (builder: ReturnType<ReturnType<Stepmill['stateMachine']>['mock']>) => void>>;

function lines(expected: Run | Story, actual: Run | Story, options?: CompareOptions): string[] {
  return compare(expected, actual, options).differences.map(describeDifference);
}

function compare(expected: Run | Story, actual: Run | Story, options?: CompareOptions): Comparison {
  const story = (one: Run | Story): Story => ('story' in one ? one.story : one);
  return compareExecutions({ story: story(expected) }, { story: story(actual) }, options);
}

const lambda = 'arn:aws:states:::lambda:invoke';

const order = {
  QueryLanguage: 'JSONata',
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: lambda,
      Arguments: { FunctionName: 'charge', Payload: '{% $states.input %}' },
      Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Assign: { charge: '{% $states.result.Payload.id %}' },
      Output: '{% $states.result.Payload %}',
      Next: 'IsLarge',
    },
    IsLarge: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.total > 100 %}', Next: 'Approve' }],
      Default: 'Ship',
    },
    Approve: { Type: 'Pass', End: true },
    Ship: {
      Type: 'Pass',
      Output: { id: '{% $uuid() %}', at: '{% $now() %}', ran: '{% $states.context.Execution %}' },
      End: true,
    },
    Refund: { Type: 'Fail', Error: 'Refunded' },
  },
};

const paid = (total: number): Mocks => ({ Charge: (mock) => void mock.returns({ Payload: { id: 'c-1', total } }) });

describe('ignores', () => {
  test('ids, times, names, accounts and regions of two runs', async () => {
    const first = await run(order, { input: { orderId: '0b6b1a70-41c1-4f0e-9a1a-30b5d6a3c001' }, mocks: paid(1) });
    const second = await run(order, {
      input: { orderId: '7d1df9a2-8c5b-4e31-8f0e-5a4f6a1e2b02' },
      mocks: paid(1),
      options: { accountId: '210987654321', region: 'eu-west-1', startTime: '2031-05-05T00:00:00Z' },
    });
    expect(second.output).toMatchObject({ ran: { Id: expect.stringContaining('eu-west-1:210987654321') } });
    expect(compare(first, second)).toEqual({ differences: [], notCompared: [] });
  });

  test('task tokens, request ids, SDK metadata, stacks in causes', () => {
    const story = (token: string, request: string, at: string): Story =>
      storyOf(
        [
          ['ExecutionStarted', 0],
          ['TaskStateEntered', 0, { name: 'Ask', input: {} }],
          [
            'TaskScheduled',
            2,
            { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken', parameters: { MessageBody: { token } } },
          ],
          ['TaskSucceeded', 3, { output: { token, SdkHttpMetadata: { at }, RequestId: request } }],
          ['TaskStateExited', 4, { name: 'Ask', output: { link: `https://x/?X-Amz-Signature=${request}&a=1`, token } }],
          [
            'ExecutionFailed',
            5,
            {
              error: 'X',
              cause: JSON.stringify({ errorMessage: `no (Request ID: ${request}; Proxy: null)`, trace: [at] }),
            },
          ],
        ],
        {},
      );
    expect(compare(story('AQcD'.repeat(30), 'ABC1', 'a'), story('AxcZ'.repeat(40), 'XYZ2', 'b'))).toEqual({
      differences: [],
      notCompared: [],
    });
  });

  test('the order in which branches and items ran', () => {
    const events = (order: readonly string[]): readonly ShortEvent[] => [
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 0, { name: 'Both', input: {} }],
      ['ParallelStateStarted', 2],
      ...order.map((name): ShortEvent => ['PassStateEntered', 3, { name, input: {} }]),
      ...order.map((name, index): ShortEvent => ['PassStateExited', 4 + index, { name, output: name }]),
      ['ParallelStateSucceeded', 7],
      ['ParallelStateExited', 8, { name: 'Both', output: ['A', 'B'] }],
      ['ExecutionSucceeded', 9, { output: ['A', 'B'] }],
    ];
    // Without a definition: branches are known by their first state.
    expect(compare(storyOf(events(['A', 'B'])), storyOf(events(['B', 'A'])))).toEqual({
      differences: [],
      notCompared: [],
    });
  });

  test('placeholders of a scrubbed recording', async () => {
    const input = {
      id: '0b6b1a70-41c1-4f0e-9a1a-30b5d6a3c001',
      arn: 'arn:aws:sns:eu-west-1:123456789012:T',
      at: Date.UTC(2030, 0, 1),
    };
    const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const real = await run(pass, { input, options: { startTime: '2030-01-01T00:00:00Z' } });
    const scrubbed = await run(pass, {
      input: { id: '<id:1>', arn: 'arn:aws:sns:<region>:<account>:T', at: '<time>' },
      options: { startTime: '2030-01-01T00:00:00Z' },
    });
    expect(compare(scrubbed, real).differences).toEqual([]);
    expect(compare(real, scrubbed).differences).toEqual([]);
  });

  test('what the caller declares equal', async () => {
    const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const [a, b] = [
      await run(pass, { input: { pin: '***', n: 1 } }),
      await run(pass, { input: { pin: '1234', n: 1 } }),
    ];
    expect(lines(a, b, { isSame: ({ pointer }) => pointer === '/pin' })).toEqual([]);
    expect(lines(a, b)).toHaveLength(4);
  });
});

describe('reports', () => {
  test('the path, and its cause: the first difference comes first', async () => {
    const first = await run(order, { mocks: paid(1) });
    const second = await run(order, { mocks: paid(101) });
    expect(compare(first, second).differences.slice(0, 3)).toEqual([
      {
        what: 'result',
        place: { state: 'Charge', visit: 0, attempt: 0, within: [] },
        pointer: '/Payload/total',
        expected: 1,
        actual: 101,
      },
      {
        what: 'output',
        place: { state: 'Charge', visit: 0, attempt: undefined, within: [] },
        pointer: '/total',
        expected: 1,
        actual: 101,
      },
      {
        what: 'input',
        place: { state: 'IsLarge', visit: 0, attempt: undefined, within: [] },
        pointer: '/total',
        expected: 1,
        actual: 101,
      },
    ]);
    expect(lines(first, second)).toContain("state after state 'IsLarge': 'Ship' ≠ 'Approve'");
  });

  test('retries, errors, causes, variables and the status', async () => {
    const first = await run(order, { mocks: paid(1) });
    const retried = await run(order, {
      mocks: {
        Charge: (mock) =>
          void mock
            .throws('Lambda.TooManyRequestsException')
            .times(1)
            .returns({ Payload: { id: 'c-2', total: 1 } }),
      },
    });
    expect(lines(first, retried)).toEqual([
      'outcome of state \'Charge\': "succeeded" ≠ "failed"',
      'error of state \'Charge\': nothing ≠ "Lambda.TooManyRequestsException"',
      expect.stringContaining("result of state 'Charge'"),
      "number of attempts of state 'Charge': 1 ≠ 2",
      'assigned variables at /charge of state \'Charge\': "c-1" ≠ "c-2"',
      'output at /id of state \'Charge\': "c-1" ≠ "c-2"',
      'input at /id of state \'IsLarge\': "c-1" ≠ "c-2"',
      'output at /id of state \'IsLarge\': "c-1" ≠ "c-2"',
      'input at /id of state \'Ship\': "c-1" ≠ "c-2"',
    ]);
    const failed = await run(order, { mocks: { Charge: (mock) => void mock.throws('Card.Declined', 'no money') } });
    const other = await run(order, { mocks: { Charge: (mock) => void mock.throws('Card.Declined', 'stolen') } });
    expect(lines(failed, other)).toEqual([
      'cause of state \'Charge\': "no money" ≠ "stolen"',
      expect.stringContaining("output at /Cause of state 'Charge'"),
      expect.stringContaining("input at /Cause of state 'Refund'"),
    ]);
    expect(lines(first, failed)).toContain('status of the execution: "SUCCEEDED" ≠ "FAILED"');
  });

  test('a changed id, and one of the definition', async () => {
    const ids = ['0b6b1a70-41c1-4f0e-9a1a-30b5d6a3c001', '7d1df9a2-8c5b-4e31-8f0e-5a4f6a1e2b02'];
    const echo = (path: string): object => ({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Parameters: { 'id.$': path }, End: true } },
    });
    const input = { order: ids[0], customer: ids[1] };
    // The definition sends the customer's id where the order's is expected.
    expect(lines(await run(echo('$.order'), { input }), await run(echo('$.customer'), { input }))).toEqual([
      `output at /id of state 'A': "${ids[0]}" ≠ "${ids[1]}"`,
      `output at /id of the execution: "${ids[0]}" ≠ "${ids[1]}"`,
    ]);
    const constant = (id: string): object => ({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Result: { tenant: id }, End: true } },
    });
    expect(lines(await run(constant(ids[0]!)), await run(constant(ids[1]!)))).toHaveLength(2);
  });

  test('a long string that is not a task token, and a time that is not of the run', async () => {
    const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const at = async (input: object): Promise<Run> => run(pass, { input });
    expect(lines(await at({ file: 'aB'.repeat(50) }), await at({ file: 'aC'.repeat(50) }))).toHaveLength(4);
    expect(lines(await at({ due: '2019-01-01T00:00:00Z' }), await at({ due: '2019-01-02T00:00:00Z' }))).toHaveLength(4);
    expect(lines(await at({ due: 1_500_000_000 }), await at({ due: 1_500_000_001 }))).toHaveLength(4);
  });

  test('names of resources, other than account and region', async () => {
    const task = (name: string): object => ({
      StartAt: 'A',
      States: { A: { Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, End: true } },
    });
    const mocks: Mocks = { A: (mock) => void mock.returns(1) };
    expect(lines(await run(task('one'), { mocks }), await run(task('two'), { mocks }))).toEqual([
      expect.stringContaining("resource called of state 'A'"),
    ]);
  });

  test('the role that a task is called with', async () => {
    const task = (role: string | undefined): object => ({
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: lambda,
          Parameters: { FunctionName: 'f' },
          ...(role !== undefined && { Credentials: { RoleArn: `arn:aws:iam::123456789012:role/${role}` } }),
          End: true,
        },
      },
    });
    const as = (role?: string): Promise<Run> => run(task(role), { mocks: { A: (mock) => void mock.returns({}) } });
    const one = await as('one');
    expect(lines(one, await as('one'))).toEqual([]);
    expect(lines(one, await as('two'))).toEqual([expect.stringContaining("role of the call of state 'A'")]);
    expect(lines(one, await as())).toEqual([expect.stringContaining("role of the call of state 'A'")]);
  });

  test('how long it waited, on request', async () => {
    const wait = (seconds: number): object => ({
      StartAt: 'A',
      States: { A: { Type: 'Wait', Seconds: seconds, End: true } },
    });
    const [short, long] = [await run(wait(5)), await run(wait(7))];
    expect(lines(short, long)).toEqual([]);
    expect(lines(short, long, { durations: true })).toEqual(["time waited of state 'A': 5s ≠ 7s"]);
  });

  test('__proto__ and odd member names', async () => {
    const pass = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const one = await run(pass, { input: JSON.parse('{"__proto__":{"a/b~c":1}}') });
    const two = await run(pass, { input: JSON.parse('{"__proto__":{"a/b~c":2}}') });
    expect(compare(one, two).differences[0]).toMatchObject({ pointer: '/__proto__/a~1b~0c', expected: 1, actual: 2 });
    const none = await run(pass, { input: {} });
    expect(compare(none, one).differences[0]).toMatchObject({ pointer: '/__proto__', expected: undefined });
  });
});

describe('in Map and Parallel', () => {
  const map = (step: object): object => ({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'One', States: { One: { Type: 'Pass', ...step, End: true } } },
        End: true,
      },
    },
  });

  test('names an item with its Map, and compares the number of items', async () => {
    const first = await run(map({}), { input: [1, 2, 3] });
    expect(lines(first, await run(map({}), { input: [1, 2, 4] }))).toEqual([
      'input at /2 of the execution: 3 ≠ 4',
      "input at /2 of state 'Each': 3 ≠ 4",
      "input of state 'One' in item 2 of 'Each': 3 ≠ 4",
      "output of state 'One' in item 2 of 'Each': 3 ≠ 4",
      "output at /2 of state 'Each': 3 ≠ 4",
      'output at /2 of the execution: 3 ≠ 4',
    ]);
    expect(lines(first, await run(map({}), { input: [1, 2] }))).toContain("number of items of state 'Each': 3 ≠ 2");
  });

  const branches = {
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: ['Left', 'Right'].map((name) => ({
          StartAt: name,
          States: {
            [name]: { Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f' }, Next: `${name}2` },
            [`${name}2`]: { Type: 'Pass', End: true },
          },
        })),
        End: true,
      },
    },
  };

  test('a sibling that was cancelled earlier is no difference; the failing one counts', async () => {
    const cut = await run(branches, {
      mocks: { Left: (mock) => void mock.throws('X').after('1s'), Right: (mock) => void mock.returns({}).after('2s') },
    });
    const late = await run(branches, {
      mocks: { Left: (mock) => void mock.throws('X').after('3s'), Right: (mock) => void mock.returns({}).after('2s') },
    });
    expect(late.state('Right2' as never).entered).toBe(true);
    expect(lines(cut, late)).toEqual([]);
    const right = await run(branches, {
      mocks: { Left: (mock) => void mock.returns({}).after('2s'), Right: (mock) => void mock.throws('X').after('1s') },
    });
    expect(lines(cut, right)).toEqual([
      'outcome of state \'Left\' in branch 0 of \'Both\': "failed" ≠ "aborted"',
      'outcome of state \'Right\' in branch 1 of \'Both\': "aborted" ≠ "failed"',
    ]);
  });
});

describe('says what cannot be compared', () => {
  test('an execution without a history', () => {
    const description = {
      executionArn: 'arn:aws:states:us-east-1:123456789012:express:M:a:b',
      name: 'a',
      status: 'SUCCEEDED',
      startDate: 1,
    };
    const [one, two] = [
      readStory({ ...description, output: '1' }, undefined),
      readStory({ ...description, output: '2' }, undefined),
    ];
    expect(compare(one, two)).toEqual({
      differences: [expect.objectContaining({ what: 'output', expected: 1, actual: 2 })],
      notCompared: ['the states: there is no history of a and of a'],
    });
  });

  const distributed = {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: {
            One: { Type: 'Task', Resource: lambda, Parameters: { FunctionName: 'f', 'Payload.$': '$' }, End: true },
          },
        },
        End: true,
      },
    },
  };

  test('children of a Map Run, unless both sides have them: then pairs them by input', async () => {
    const mocks = (more: object): Mocks => ({
      One: (mock) => void mock.answers((request: unknown) => ({ Payload: { request: request as never, ...more } })),
    });
    const input = [{ n: 1 }, { n: 2 }];
    const [one, two] = [
      await run(distributed, { input, mocks: mocks({}) }),
      await run(distributed, { input, mocks: mocks({ x: 1 }) }),
    ];
    expect(compare(one, two).notCompared).toEqual([
      "the children of the Distributed Map 'Each': they are not available",
    ]);
    const children = async (of: Run): Promise<Story[]> => {
      const each = await of.mapRun('Each');
      return (await each.children()).map(({ story }) => story);
    };
    const [first, second] = [await children(one), (await children(two)).reverse()];
    const side = (story: Story, stories: readonly Story[]) => ({
      story,
      children: () => stories.map((child) => ({ story: child })),
    });
    const { differences, notCompared } = compareExecutions(side(one.story, first), side(two.story, second));
    expect(notCompared).toEqual([]);
    expect(differences.filter(({ place }) => place.within.length > 0).map(describeDifference)[0]).toBe(
      "result at /Payload/x of state 'One' in child 0 of 'Each': nothing ≠ 1",
    );
    expect(
      compareExecutions(side(one.story, first), side(two.story, first)).differences.every(
        ({ place }) => place.within.length === 0,
      ),
    ).toBe(true);
    expect(compareExecutions(side(one.story, first), side(one.story, first.slice(1))).differences).toEqual([
      expect.objectContaining({ what: 'children', expected: 2, actual: 1 }),
    ]);
  });
});
