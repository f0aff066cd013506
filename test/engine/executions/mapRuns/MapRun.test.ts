import type { ChildResult, Items, ItemBatch, ItemsRequest, ResultsRequest } from '../../../../src/contract/mapRun';
import type { TaskOutcome } from '../../../../src/contract/task';
import type { Execution } from '../../../../src/engine/executions/Execution';
import { HarnessError } from '../../../../src/errors/HarnessError';
import { RuntimeError, StatesError } from '../../../../src/errors/StatesError';
import { toText, type Json } from '../../../../src/util/json';
import { chain, counts, createEngine, items, mapMachine, mapRunOf, outcome, pass, start, waiting } from './runMap';

const sqs = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';

describe('a Distributed Map', () => {
  test('returns the outputs of its children in order of the items, and writes the events of one Map Run', () => {
    const execution = start(
      createEngine(),
      mapMachine(waiting, { MaxConcurrency: 2 }),
      items({ wait: 5 }, { wait: 1 }, { wait: 1 }),
    );
    expect(outcome(execution)).toBe('SUCCEEDED [{"n":0},{"n":1},{"n":2}]');
    expect(chain(execution)).toEqual([
      '1<0 ExecutionStarted +0',
      '2<0 MapStateEntered +0',
      '3<2 MapStateStarted +0',
      '4<3 MapRunStarted +0',
      '5<4 MapRunSucceeded +5',
      '6<5 MapStateSucceeded +5',
      '7<4 MapStateExited +5',
      '8<7 ExecutionSucceeded +5',
    ]);
    const run = mapRunOf(execution);
    expect(counts(run.children.itemCounts)).toEqual({ succeeded: 3, total: 3 });
    expect(counts(run.children.executionCounts)).toEqual({ succeeded: 3, total: 3 });
    expect([run.status, run.stopDate! - run.startDate]).toEqual(['SUCCEEDED', 5000]);
  });

  test('runs each item as an execution of its own, without the context of the Map', () => {
    const processor = {
      StartAt: 'P',
      States: { P: { Type: 'Pass' as const, Parameters: { 'all.$': '$$' }, End: true } },
    };
    const execution = start(createEngine(), mapMachine(processor), '["a"]');
    const child = mapRunOf(execution).children.kept.get(0)!;
    const uuid3 = /^[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(child.name).toMatch(uuid3);
    expect(child.arn).toBe(`arn:aws:states:us-east-1:123456789012:execution:M/Items:${child.name}`);
    expect(chain(child)).toEqual([
      '1<0 ExecutionStarted +0',
      '2<0 PassStateEntered +0',
      '3<2 PassStateExited +0',
      '4<3 ExecutionSucceeded +0',
    ]);
    expect(child.output).toEqual({
      all: {
        Execution: {
          Id: child.arn,
          Input: 'a',
          StartTime: '2024-05-01T12:00:00Z',
          Name: child.name,
          RoleArn: 'arn:aws:iam::123456789012:role/r',
          RedriveCount: 0,
        },
        StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:M/Items', Name: 'M' },
        State: { Name: 'P', EnteredTime: '2024-05-01T12:00:00Z' },
      },
    });
    expect(child.revision.definition).toBe(
      '{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"all.$":"$$"},"End":true}}}',
    );
  });

  test('an Express child has a name of two UUIDs; without a Label the state has one of version 3', () => {
    const { Map } = mapMachine(pass, {}, 'EXPRESS').States;
    const { Label: _, ...unlabelled } = Map!;
    const execution = start(createEngine(), { StartAt: 'Map', States: { Map: unlabelled } }, '[1]');
    const child = mapRunOf(execution).children.kept.get(0)!;
    expect(child.arn).toMatch(
      /:express:M\/[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f-]{21}:[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f-]{21}:[0-9a-f]{8}-[0-9a-f]{4}-4/,
    );
    expect(child.arn.endsWith(`:${child.name}`)).toBe(true);
    expect(outcome(execution)).toBe('SUCCEEDED [1]');
  });

  test('evaluates the ItemSelector with the context of its own execution and the item', () => {
    const ItemSelector = {
      'index.$': '$$.Map.Item.Index',
      'value.$': '$$.Map.Item.Value',
      'key.$': '$$.Map.Item.Key',
      'source.$': '$$.Map.Item.Source',
      'of.$': '$$.Execution.Name',
      'state.$': '$$.State.Name',
      'rate.$': '$rate',
    };
    const definition = mapMachine(pass, { ItemSelector });
    const States = { Set: { Type: 'Pass' as const, Assign: { rate: 7 }, Next: 'Map' }, ...definition.States };
    const execution = start(createEngine(), { StartAt: 'Set', States }, '{"a":1}');
    expect(execution.output).toEqual([
      { index: 0, value: 1, key: 'a', source: 'STATE_DATA', of: 'e', state: 'Map', rate: 7 },
    ]);
  });

  test('returns the members of an object without an ItemSelector', () => {
    const execution = start(createEngine(), mapMachine(pass), '{"a":1,"b":2}');
    expect(outcome(execution)).toBe('SUCCEEDED [{"Key":"a","Value":1},{"Key":"b","Value":2}]');
  });

  test('accepts the deprecated Iterator over an object', () => {
    const { ItemProcessor: Iterator, ...Map } = mapMachine(pass).States.Map!;
    const execution = start(
      createEngine(),
      { StartAt: 'Map', States: { Map: { ...Map, Iterator: Iterator! } } },
      '{"a":1}',
    );
    expect(outcome(execution)).toBe('SUCCEEDED [{"Key":"a","Value":1}]');
  });

  test('succeeds without a child when there are no items', () => {
    const execution = start(createEngine(), mapMachine(pass), '[]');
    expect(outcome(execution)).toBe('SUCCEEDED []');
    expect(counts(mapRunOf(execution).children.itemCounts)).toEqual({});
  });

  test('a failing ItemSelector fails the Map Run', () => {
    const execution = start(
      createEngine(),
      mapMachine(pass, { ItemSelector: { 'x.$': '$$.Map.Item.Value.y' } }),
      '[{"y":1},{}]',
    );
    expect(chain(execution).slice(3)).toEqual([
      '4<3 MapRunStarted +0',
      '5<4 MapRunFailed +0',
      '6<5 MapStateFailed +0',
      '7<6 ExecutionFailed +0',
    ]);
    expect(outcome(execution)).toMatch(
      /^FAILED States.Runtime: An error occurred while executing the state 'Map' \(entered at the event id #2\)/,
    );
  });

  test('a limit path without a number fails before the Map Run', () => {
    const execution = start(
      createEngine(),
      mapMachine(pass, { ItemsPath: '$.items', ToleratedFailureCountPath: '$.n' }),
      '{"items":[1],"n":"x"}',
    );
    expect(chain(execution).slice(2)).toEqual(['3<2 MapStateStarted +0', '4<3 ExecutionFailed +0']);
    expect(execution.cause).toBe(
      `An error occurred while executing the state 'Map' (entered at the event id #2). The ToleratedFailureCountPath field refers to value "x" which is not a valid integer: $.n`,
    );
  });

  test('a result that is too large fails the state, though all children have succeeded', () => {
    const execution = start(
      createEngine(),
      mapMachine(pass, { ItemSelector: { 'x.$': '$' } }),
      JSON.stringify(['x'.repeat(200_000), 1]),
    );
    expect(outcome(execution)).toBe(
      "FAILED States.DataLimitExceeded: The state/task 'Map' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
    expect(chain(execution).slice(3)).toEqual([
      '4<3 MapRunStarted +0',
      '5<4 MapRunSucceeded +0',
      '6<5 MapStateSucceeded +0',
      '7<6 MapStateFailed +0',
      '8<7 ExecutionFailed +0',
    ]);
    expect(mapRunOf(execution).status).toBe('SUCCEEDED');
  });
});

describe('failures of children', () => {
  test('above the threshold abort Standard children, and leave the rest pending', () => {
    const definition = mapMachine(waiting, { MaxConcurrency: 2 });
    const execution = start(createEngine(), definition, items({}, { wait: 8, fail: true }, { wait: 30 }, {}, {}));
    expect(chain(execution).slice(3)).toEqual([
      '4<3 MapRunStarted +0',
      '5<4 MapRunFailed +8',
      '6<5 MapStateFailed +8',
      '7<6 ExecutionFailed +8',
    ]);
    expect(outcome(execution)).toBe(
      'FAILED States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded',
    );
    const run = mapRunOf(execution);
    expect(counts(run.children.itemCounts)).toEqual({ succeeded: 1, failed: 1, aborted: 1, pending: 2, total: 5 });
    expect(run.status).toBe('FAILED');
    expect(chain(run.children.kept.get(2)!)).toEqual([
      '1<0 ExecutionStarted +0',
      '2<0 WaitStateEntered +0',
      '3<0 ExecutionAborted +8',
    ]);
  });

  test('above the threshold let Express children finish, and start no other', () => {
    const definition = mapMachine(waiting, { MaxConcurrency: 2 }, 'EXPRESS');
    const execution = start(createEngine(), definition, items({}, { wait: 8, fail: true }, { wait: 30 }, {}, {}));
    expect(counts(mapRunOf(execution).children.itemCounts)).toEqual({ succeeded: 2, failed: 1, pending: 2, total: 5 });
    expect(execution.stopDate! - execution.startDate).toBe(30_000);
  });

  test('are tolerated up to a count: failed ones leave their record in the result', () => {
    const execution = start(
      createEngine(),
      mapMachine(waiting, { ToleratedFailureCount: 1 }),
      items({}, { fail: true }, {}),
    );
    const failed = mapRunOf(execution).children.kept.get(1)!;
    expect(execution.output).toEqual([
      { n: 0 },
      {
        Cause: 'item',
        Error: 'Bad',
        ExecutionArn: failed.arn,
        Input: '{"n":1,"wait":0,"fail":true}',
        InputDetails: { Included: true },
        Name: failed.name,
        OutputDetails: { Included: true },
        RedriveCount: 0,
        RedriveStatus: 'REDRIVABLE_BY_MAP_RUN',
        StartDate: '2024-05-01T12:00:00Z',
        StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M/Items',
        Status: 'FAILED',
        StopDate: '2024-05-01T12:00:00Z',
      },
      { n: 2 },
    ]);
  });

  test('a child that never ends exceeds the limit of an Express execution', () => {
    const execution = start(createEngine(), mapMachine(waiting, {}, 'EXPRESS'), items({ wait: 400 }));
    expect(execution.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(counts(mapRunOf(execution).children.itemCounts)).toEqual({ timedOut: 1, total: 1 });
    expect(execution.stopDate! - execution.startDate).toBe(300_000);
  });

  test('a Retry starts a new Map Run, and a Catch takes the error', () => {
    const definition = mapMachine(waiting, {
      Retry: [{ ErrorEquals: ['States.ExceedToleratedFailureThreshold'], MaxAttempts: 1, IntervalSeconds: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    });
    const States = { ...definition.States, Caught: { Type: 'Pass' as const, End: true } };
    const execution = start(createEngine(), { StartAt: 'Map', States }, items({ fail: true }));
    expect(chain(execution).slice(2)).toEqual([
      '3<2 MapStateStarted +0',
      '4<3 MapRunStarted +0',
      '5<4 MapRunFailed +0',
      '6<5 MapStateStarted +2',
      '7<6 MapRunStarted +2',
      '8<7 MapRunFailed +2',
      '9<8 MapStateFailed +2',
      '10<9 MapStateExited +2',
      '11<10 PassStateEntered +2',
      '12<11 PassStateExited +2',
      '13<12 ExecutionSucceeded +2',
    ]);
    expect(mapRunOf(execution, 1).arn).not.toBe(mapRunOf(execution).arn);
  });

  test('a mistake of the test in a child ends the whole execution, whatever is tolerated', () => {
    const mistake = new HarnessError('nobody answers');
    const engine = createEngine({
      ask() {
        throw mistake;
      },
    });
    const task = { Type: 'Task' as const, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true };
    const definition = mapMachine({ StartAt: 'T', States: { T: task } }, { ToleratedFailurePercentage: 100 });
    const execution = start(engine, definition, '[1,2]');
    expect(execution.harnessError).toBe(mistake);
    expect(outcome(execution)).toBe('FAILED Stepmill.HarnessError: nobody answers');
    expect(mapRunOf(execution).status).toBe('ABORTED');
  });
});

describe('batches', () => {
  test('hold this many items, preceded by the BatchInput', () => {
    const ItemBatcher = { MaxItemsPerBatch: 2, BatchInput: { 'tag.$': '$.tag' } };
    const execution = start(
      createEngine(),
      mapMachine(pass, { ItemsPath: '$.items', ItemBatcher }),
      '{"items":[1,2,3],"tag":"t"}',
    );
    expect(outcome(execution)).toBe(
      'SUCCEEDED [{"BatchInput":{"tag":"t"},"Items":[1,2]},{"BatchInput":{"tag":"t"},"Items":[3]}]',
    );
    const run = mapRunOf(execution);
    expect([counts(run.children.itemCounts), counts(run.children.executionCounts)]).toEqual([
      { succeeded: 3, total: 3 },
      { succeeded: 2, total: 2 },
    ]);
  });

  test('are all counted before the first has ended', () => {
    const execution = start(
      createEngine({ ask: () => ({ submitted: null }) }),
      mapMachine(
        {
          StartAt: 'T',
          States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true } },
        },
        {
          MaxConcurrency: 1,
          ItemBatcher: { MaxItemsPerBatch: 2 },
        },
      ),
      '[1,2,3,4,5]',
    );
    const run = mapRunOf(execution);
    expect(counts(run.children.itemCounts)).toEqual({ pending: 3, running: 2, total: 5 });
    expect(counts(run.children.executionCounts)).toEqual({ pending: 2, running: 1, total: 3 });
  });

  test.each([
    ['MaxInputBytesPerBatch', { MaxInputBytesPerBatch: 32 }],
    ['the smaller of both', { MaxInputBytesPerBatch: 32, MaxItemsPerBatch: 10 }],
  ])('are no larger than %s', (_, ItemBatcher) => {
    const execution = start(createEngine(), mapMachine(pass, { ItemBatcher }), '["aaaaaaa","bbbbbbb","c","ddddddd"]');
    expect(outcome(execution)).toBe('SUCCEEDED [{"Items":["aaaaaaa","bbbbbbb"]},{"Items":["c","ddddddd"]}]');
  });

  test('an item larger than the batch limit fails the Map Run', () => {
    const execution = start(
      createEngine(),
      mapMachine(pass, { ItemBatcher: { MaxInputBytesPerBatch: 20 } }),
      '["aaaaaaaaaaaaaa"]',
    );
    expect(outcome(execution)).toBe(
      "FAILED States.DataLimitExceeded: An item of the state 'Map' with 16 bytes does not fit into a batch of at most 20 bytes.",
    );
  });

  test('a failed batch counts with all its items', () => {
    const processor = { StartAt: 'F', States: { F: { Type: 'Fail' as const, Error: 'Bad' } } };
    const definition = mapMachine(processor, {
      ItemBatcher: { MaxItemsPerBatch: 2 },
      ToleratedFailureCount: 2,
      MaxConcurrency: 1,
    });
    const execution = start(createEngine(), definition, '[1,2,3,4,5]');
    expect(counts(mapRunOf(execution).children.itemCounts)).toEqual({ failed: 4, pending: 1, total: 5 });
  });
});

describe('readers and writers', () => {
  const ItemReader = {
    Resource: 'arn:aws:states:::s3:getObject',
    Parameters: { Bucket: 'b', 'Key.$': '$.key' },
    ReaderConfig: { InputType: 'JSON', MaxItemsPath: '$.most' },
  };
  const ResultWriter = {
    Resource: 'arn:aws:states:::s3:putObject',
    Parameters: { Bucket: 'b', Prefix: 'p' },
    WriterConfig: { Transformation: 'NONE' },
  };

  /** Items 0, 1, 2 … in batches of two, each a promise. */
  function slowItems(count: number, closed: string[], failAt = Infinity): Items {
    let at = 0;
    return {
      source: 's3://b/k',
      next() {
        if (at >= failAt) return Promise.reject(new StatesError('States.ItemReaderFailed', 'gone'));
        const values: Json[] = [];
        for (; values.length < 2 && at < count; at++) values.push({ n: at, wait: 0, fail: false });
        return Promise.resolve<ItemBatch | undefined>(values.length === 0 ? undefined : { values });
      },
      close: () => void closed.push('items'),
    };
  }

  test('a reader receives the fields of the state, and is read to its end', async () => {
    const asked: ItemsRequest[] = [];
    const closed: string[] = [];
    const engine = createEngine({
      mapRunData: {
        openItems(request) {
          asked.push(request);
          return Promise.resolve(slowItems(5, closed));
        },
        openResults: () => fail(),
      },
    });
    const execution = start(engine, mapMachine(waiting, { ItemReader }), '{"key":"k","most":"3"}');
    await execution.ended();
    expect(outcome(execution)).toBe('SUCCEEDED [{"n":0},{"n":1},{"n":2},{"n":3},{"n":4}]');
    expect(execution.history.events[2]!.details).toEqual({ length: 0 });
    expect(asked).toEqual([
      {
        mapRunArn: mapRunOf(execution).arn,
        executionArn: execution.arn,
        executionName: 'e',
        stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
        stateMachineName: 'M',
        roleArn: 'arn:aws:iam::123456789012:role/r',
        region: 'us-east-1',
        testCase: undefined,
        state: 'Map',
        now: execution.startDate,
        redriveCount: 0,
        resource: 'arn:aws:states:::s3:getObject',
        parameters: { Bucket: 'b', Key: 'k' },
        config: { InputType: 'JSON', MaxItems: 3 },
        select: undefined,
      },
    ]);
    expect(closed).toEqual(['items']);
    expect(counts(mapRunOf(execution).children.itemCounts)).toEqual({ succeeded: 5, total: 5 });
  });

  test.each([
    ['at once', { openItems: () => Promise.reject(new StatesError('States.ItemReaderFailed', 'gone')) }, 0],
    ['on the way', { openItems: () => slowItems(9, [], 4) }, 4],
  ])('a reader that fails %s fails the Map Run', async (_, { openItems }, begun) => {
    const engine = createEngine({ mapRunData: { openItems, openResults: () => fail() } });
    const execution = start(engine, mapMachine(waiting, { ItemReader }), '{"key":"k","most":3}');
    await execution.ended();
    expect(outcome(execution)).toBe('FAILED States.ItemReaderFailed: gone');
    expect(
      chain(execution)
        .slice(3)
        .map((event) => event.replace(/ \+.*/, '')),
    ).toEqual(['4<3 MapRunStarted', '5<4 MapRunFailed', '6<5 MapStateFailed', '7<6 ExecutionFailed']);
    expect([mapRunOf(execution).status, mapRunOf(execution).children.begun]).toEqual(['FAILED', begun]);
  });

  test('closes items that are opened after the execution was stopped', async () => {
    const closed: string[] = [];
    let opened: (items: ReturnType<typeof slowItems>) => void = () => undefined;
    const openItems = (): Promise<ReturnType<typeof slowItems>> => new Promise((resolve) => (opened = resolve));
    const engine = createEngine({ mapRunData: { openItems, openResults: () => fail() } });
    const execution = start(engine, mapMachine(waiting, { ItemReader }), '{"key":"k","most":3}');
    execution.stop();
    opened(slowItems(3, closed));
    await Promise.resolve();
    expect([execution.status, closed.length]).toEqual(['ABORTED', 1]);
  });

  test('a writer gets all results, including children that never started, and its answer is the result', async () => {
    const asked: ResultsRequest[] = [];
    const written: string[] = [];
    const engine = createEngine({
      mapRunData: {
        openItems: () => fail(),
        openResults(request) {
          asked.push(request);
          return {
            add(child: ChildResult) {
              written.push(`${child.index} ${child.status} ${toText(child.input)}`);
              return Promise.resolve();
            },
            finish: () => Promise.resolve({ MapRunArn: request.mapRunArn, ResultWriterDetails: {} }),
          };
        },
      },
    });
    const execution = start(
      engine,
      mapMachine(waiting, { ResultWriter, MaxConcurrency: 1 }),
      items({}, { fail: true }, {}),
    );
    await execution.ended();
    expect(asked.map(({ resource, parameters, config }) => ({ resource, parameters, config }))).toEqual([
      { resource: ResultWriter.Resource, parameters: { Bucket: 'b', Prefix: 'p' }, config: { Transformation: 'NONE' } },
    ]);
    expect(written).toEqual([
      '0 SUCCEEDED {"n":0,"wait":0,"fail":false}',
      '1 FAILED {"n":1,"wait":0,"fail":true}',
      '2 PENDING {"n":2,"wait":0,"fail":false}',
    ]);
    expect(execution.error).toBe('States.ExceedToleratedFailureThreshold');
    const other = start(createEngine({ ...engine.host }), mapMachine(pass, { ResultWriter }), '[1]');
    await other.ended();
    expect(other.output).toEqual({ MapRunArn: mapRunOf(other).arn, ResultWriterDetails: {} });
  });

  test('a writer that cannot start fails the state before there is a Map Run', async () => {
    const refusal = new RuntimeError('Failed to write a test manifest into the specified output bucket. No.');
    const engine = createEngine({
      mapRunData: { openItems: () => fail(), openResults: () => Promise.reject(refusal) },
    });
    const execution = start(engine, mapMachine(pass, { ResultWriter }), '[1]');
    await execution.ended();
    expect(chain(execution).slice(2)).toEqual(['3<2 MapStateStarted +0', '4<3 ExecutionFailed +0']);
    expect(execution.cause).toBe(
      "An error occurred while executing the state 'Map' (entered at the event id #2). Failed to write a test manifest into the specified output bucket. No.",
    );
    expect(engine.executions.mapRuns.of(execution)).toEqual([]);
  });

  test.each(['add', 'finish'] as const)('a writer that fails in %s fails the Map Run', async (method) => {
    const broken = (): Promise<never> => Promise.reject(new StatesError('States.ResultWriterFailed', 'full'));
    const sink = { add: () => undefined, finish: () => null, [method]: broken };
    const engine = createEngine({ mapRunData: { openItems: () => fail(), openResults: () => sink } });
    const execution = start(engine, mapMachine(pass, { ResultWriter }), '[1,2]');
    await execution.ended();
    expect(outcome(execution)).toBe('FAILED States.ResultWriterFailed: full');
    expect(mapRunOf(execution).status).toBe('FAILED');
  });

  test('without a reader, the error names the state', () => {
    const execution = start(createEngine(), mapMachine(pass, { ItemReader }), '{"key":"k","most":3}');
    expect(execution.cause).toMatch(
      /^Nothing here reads or writes the objects that the ItemReader of the state 'Map' names\./,
    );
  });
});

describe('a running Map Run', () => {
  const open = {
    StartAt: 'T',
    States: { T: { Type: 'Task' as const, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true } },
  };
  const ask = (): { submitted: null } => ({ submitted: null });

  test('is aborted with its execution, along with its children', () => {
    const closed: string[] = [];
    const engine = createEngine({
      ask,
      mapRunData: {
        openItems: () => ({
          source: 's3://b/k',
          next: () => ({ values: [1, 2, 3] }),
          close: () => void closed.push('items'),
        }),
        openResults: () => ({ add: () => undefined, finish: () => null, abort: () => void closed.push('results') }),
      },
    });
    const ItemReader = { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } };
    const ResultWriter = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b', Prefix: 'p' } };
    const execution = start(engine, mapMachine(open, { MaxConcurrency: 2, ItemReader, ResultWriter }), '{}');
    execution.stop('Mine', 'enough');
    const run = mapRunOf(execution);
    expect(chain(execution).slice(3)).toEqual(['4<3 MapRunStarted +0', '5<0 ExecutionAborted +0']);
    expect([run.status, counts(run.children.itemCounts)]).toEqual(['ABORTED', { aborted: 2, pending: 1, total: 3 }]);
    expect([...run.children.kept.values()].map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED']);
    expect(closed).toEqual(['items', 'results']);
  });

  test('is aborted when a sibling branch fails', () => {
    const definition = mapMachine(waiting);
    const failing = {
      StartAt: 'Soon',
      States: { Soon: { Type: 'Wait' as const, Seconds: 2, Next: 'No' }, No: { Type: 'Fail' as const, Error: 'No' } },
    };
    const States = { Both: { Type: 'Parallel' as const, Branches: [definition, failing], End: true } };
    const execution = start(createEngine(), { StartAt: 'Both', States }, items({ wait: 9 }));
    expect(chain(execution).slice(6)).toEqual([
      '7<3 WaitStateEntered +0',
      '8<7 WaitStateExited +2',
      '9<8 FailStateEntered +2',
      '10<9 MapRunAborted +2',
      '11<9 MapStateAborted +2',
      '12<9 ParallelStateFailed +2',
      '13<12 ExecutionFailed +2',
    ]);
    expect([mapRunOf(execution).status, mapRunOf(execution).children.kept.get(0)!.status]).toEqual([
      'ABORTED',
      'ABORTED',
    ]);
  });

  test('applies new limits: more children start, and more failures are tolerated', () => {
    const execution = start(createEngine({ ask }), mapMachine(open, { MaxConcurrency: 1 }), '[1,2,3]');
    const run = mapRunOf(execution);
    run.update({ maxConcurrency: 2, toleratedFailureCount: 1 });
    expect(counts(run.children.executionCounts)).toEqual({ pending: 1, running: 2, total: 3 });
    run.children.kept.get(0)!.stop();
    expect(counts(run.children.executionCounts)).toEqual({ aborted: 1, running: 2, total: 3 });
  });

  test('within a Map Run: each child has a run of its own, under the label of the inner state', () => {
    const inner = mapMachine(pass, { Label: 'Inner' }).States['Map']!;
    const execution = start(createEngine(), mapMachine({ StartAt: 'In', States: { In: inner } }), '[[1,2],[3]]');
    expect(outcome(execution)).toBe('SUCCEEDED [[1,2],[3]]');
    const child = mapRunOf(execution).children.kept.get(0)!;
    expect(mapRunOf(child).arn).toMatch(/^arn:aws:states:us-east-1:123456789012:mapRun:M\/Inner:/);
    expect(counts(mapRunOf(child).children.itemCounts)).toEqual({ succeeded: 2, total: 2 });
  });
});

describe('a redrive', () => {
  const work = {
    StartAt: 'T',
    States: { T: { Type: 'Task' as const, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true } },
  };

  /** Fails this many times on an input that contains this text. */
  function failing(text: string, times: number): (request: { parameters: Json }) => { outcome: TaskOutcome } {
    let left = times;
    return ({ parameters }) => {
      if (left === 0 || !toText(parameters).includes(text)) return { outcome: { output: parameters } };
      left -= 1;
      return { outcome: { error: 'Bad' } };
    };
  }

  async function redriven(execution: Execution): Promise<Execution> {
    execution.redrive();
    await execution.ended();
    return execution;
  }

  test.each(['STANDARD', 'EXPRESS'] as const)('resumes batches where they were (%s)', async (type) => {
    const engine = createEngine({ ask: failing('3', 1) });
    const definition = mapMachine(work, { MaxConcurrency: 1, ItemBatcher: { MaxItemsPerBatch: 2 } }, type);
    const execution = start(engine, definition, '[1,2,3,4,5]');
    const run = mapRunOf(execution);
    expect(counts(run.children.itemCounts)).toEqual({ succeeded: 2, failed: 2, pending: 1, total: 5 });
    const failed = run.children.kept.get(1)!;
    expect(outcome(await redriven(execution))).toBe('SUCCEEDED [{"Items":[1,2]},{"Items":[3,4]},{"Items":[5]}]');
    expect(counts(run.children.itemCounts)).toEqual({ succeeded: 5, total: 5 });
    expect(counts(run.children.executionCounts)).toEqual({ succeeded: 3, total: 3 });
    expect([...run.children.kept.values()].map(({ redriveCount }) => redriveCount)).toEqual([0, 1, 0]);
    expect([mapRunOf(execution), run.children.kept.get(1)!.arn]).toEqual([run, failed.arn]);
  });

  test('that fails again counts the new failures', async () => {
    const engine = createEngine({ ask: failing('1', 2) });
    const execution = await redriven(start(engine, mapMachine(work, { MaxConcurrency: 1 }), '[1,2]'));
    const run = mapRunOf(execution);
    expect([execution.error, run.redriveCount]).toEqual(['States.ExceedToleratedFailureThreshold', 1]);
    expect(counts(run.children.itemCounts)).toEqual({ failed: 1, pending: 1, total: 2 });
    expect(outcome(await redriven(execution))).toBe('SUCCEEDED [1,2]');
  });

  test('of a stopped execution resumes its children and starts the others', async () => {
    const open = { StartAt: 'T', States: { T: { ...work.States.T, Resource: sqs } } };
    const engine = createEngine({ ask: () => ({ submitted: null }) });
    const stopped = start(engine, mapMachine(open, { MaxConcurrency: 2 }), '[1,2,3]');
    stopped.stop();
    stopped.redrive();
    const run = mapRunOf(stopped);
    expect([run.status, counts(run.children.itemCounts)]).toEqual(['RUNNING', { running: 2, pending: 1, total: 3 }]);
    expect([...run.children.kept.values()].map(({ redriveCount }) => redriveCount)).toEqual([1, 1]);
    stopped.stop();
  });

  test('reaches the children of children', async () => {
    const inner = mapMachine(work, { Label: 'Inner' }).States['Map']!;
    const engine = createEngine({ ask: failing('3', 1) });
    const execution = start(engine, mapMachine({ StartAt: 'In', States: { In: inner } }), '[[1,2],[3]]');
    expect(execution.status).toBe('FAILED');
    expect(outcome(await redriven(execution))).toBe('SUCCEEDED [[1,2],[3]]');
    const child = mapRunOf(execution).children.kept.get(1)!;
    expect([mapRunOf(child).redriveCount, mapRunOf(child).children.kept.get(0)!.redriveCount]).toEqual([1, 1]);
  });

  test('after an error in the data starts a new Map Run', async () => {
    const ItemSelector = { 'x.$': '$$.Map.Item.Value.y' };
    const execution = await redriven(start(createEngine(), mapMachine(pass, { ItemSelector }), '[{}]'));
    expect(execution.mapRuns.map(({ redriveCount }) => redriveCount)).toEqual([0, 0]);
  });
});

describe('memory', () => {
  test('keeps the children that ended last, failed ones longest, and knows what was dropped', () => {
    const engine = createEngine({}, { children: 3 });
    const definition = mapMachine(waiting, { ToleratedFailureCount: 1, MaxConcurrency: 1 });
    const execution = start(engine, definition, items({ fail: true }, {}, {}, {}, {}));
    const run = mapRunOf(execution);
    expect([...run.children.kept.keys()]).toEqual([0, 3, 4]);
    expect(counts(run.children.itemCounts)).toEqual({ failed: 1, succeeded: 4, total: 5 });
    const { mapRuns } = engine.executions;
    expect(mapRuns.child(run.names.arn(1))).toBe('letGo');
    expect(mapRuns.child(run.names.arn(3))).toBe(run.children.kept.get(3));
    expect(mapRuns.child(run.names.arn(5))).toBeUndefined();
    expect(engine.executions.get(run.names.arn(4))).toBe(run.children.kept.get(4));
    expect(engine.executions.get(run.names.arn(1))).toBeUndefined();
  });

  test('is freed with the execution', () => {
    const engine = createEngine({}, { executions: 1 });
    const execution = start(engine, mapMachine(pass), '[1]');
    const { arn } = mapRunOf(execution);
    start(engine, { StartAt: 'Echo', States: pass.States }, '1');
    expect(engine.executions.mapRuns.get(arn)).toBeUndefined();
    expect(engine.executions.mapRuns.of(execution)).toEqual([]);
  });
});
