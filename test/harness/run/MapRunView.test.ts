import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { matchers } from '../../../src/harness/matchers/matchers';

let service: Service;
let server: RunningServer;
const open: Stepmill[] = [];

beforeAll(() => expect.extend(matchers));

beforeEach(async () => {
  service = createService();
  server = await startServer(service, { port: 0 });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((harness) => harness.close()));
  service.close();
  await server.close();
});

const places = ['process', 'http'] as const;

function create(target: (typeof places)[number], options: StepmillOptions = {}): Stepmill {
  const harness = new Stepmill({ seed: 7, ...(target === 'http' && { endpoint: server.url, target }), ...options });
  open.push(harness);
  return harness;
}

function machine(fields: object = {}, ExecutionType = 'STANDARD'): StateMachineDefinition {
  const Charge = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true };
  const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType };
  const ItemProcessor = { ProcessorConfig, StartAt: 'Charge', States: { Charge } };
  const Each = { Type: 'Map', Label: 'L', ItemProcessor, ToleratedFailurePercentage: 50, End: true, ...fields };
  return { StartAt: 'Each', States: { Each } } as unknown as StateMachineDefinition;
}

describe.each(places)('in %s', (place) => {
  test.each(['STANDARD', 'EXPRESS'])('a Map Run has counts and children that are runs (%s)', async (type) => {
    const sfn = create(place);
    const orders = sfn.stateMachine(machine({}, type), { name: 'Orders' });
    orders.mock('Charge').answers((input: unknown) => ({ charged: input }));
    orders.mock('Charge').forItem(1).throws('Card.Declined', 'no cover');
    const run = await orders.run(['a', 'b', 'c']);
    expect(run).toHaveSucceeded();

    const each = await run.mapRun('Each');
    expect(each.status).toBe('SUCCEEDED');
    expect(each.counts).toMatchObject({ succeeded: 2, failed: 1, total: 3 });
    expect(each.executionCounts).toMatchObject({ succeeded: 2, failed: 1, total: 3 });
    expect([each.toleratedFailurePercentage, each.redriveCount, each.durationMs]).toEqual([50, 0, 0]);

    const child = await each.item(1);
    expect(child).toHaveFailedWith('Card.Declined');
    expect(child).toHaveInput('b');
    expect(child).toHaveTakenPath(['Charge']);
    expect(child.task('Charge')).toHaveBeenCalledWith('b');
    expect(await each.item(2)).toHaveOutput({ charged: 'c' });
    expect((await each.failed()).map(({ executionArn }) => executionArn)).toEqual([child.executionArn]);
    expect((await each.children()).map(({ input }) => input)).toEqual(['a', 'b', 'c']);
    expect((await each.children('SUCCEEDED')).map(({ input }) => input)).toEqual(['a', 'c']);
  });

  test('an item of a batch belongs to the child of the batch', async () => {
    const orders = create(place).stateMachine(machine({ ItemBatcher: { MaxItemsPerBatch: 2 } }), {
      name: 'B',
    });
    orders.mock('Charge').returns(null);
    const each = await (await orders.run(['a', 'b', 'c'])).mapRun('Each');
    expect([await each.item(0), await each.item(1), await each.item(2)].map(({ input }) => input)).toEqual([
      { Items: ['a', 'b'] },
      { Items: ['a', 'b'] },
      { Items: ['c'] },
    ]);
    await expect(each.item(3)).rejects.toThrow('No child has begun with item 3: 3 items have begun.');
  });

  test('says that a child is no longer kept', async () => {
    const sfn = create(place, { keep: { children: 2 } });
    const orders = sfn.stateMachine(machine({ MaxConcurrency: 1 }), { name: 'K' });
    orders.mock('Charge').returns('ok');
    orders.mock('Charge').forItem(1).throws('Card.Declined');
    const each = await (await orders.run([1, 2, 3, 4])).mapRun('Each');
    expect(each.counts).toMatchObject({ succeeded: 3, failed: 1 });
    await expect(each.item(0)).rejects.toThrow('Of the 4 children of this Map Run Stepmill does not keep 2 any more.');
    expect((await each.failed()).map(({ input }) => input)).toEqual([2]);
  });

  test('an unmocked task in a child fails the run, whatever is tolerated and caught', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Done' }];
    const definition = machine({ Catch, ToleratedFailurePercentage: 100 });
    const States = { ...definition.States, Done: { Type: 'Succeed' as const } };
    const orders = create(place).stateMachine({ ...definition, States }, { name: 'U' });
    await expect(orders.run(['a'])).rejects.toThrow(/Nothing answers the task of state 'Charge'/);
  });

  test('the item ends the open task of a child', async () => {
    const Approve = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$$.Task.Token' },
      End: true,
    };
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Approve',
      States: { Approve },
    };
    const sfn = create(place);
    const approvals = sfn.stateMachine(machine({ ItemProcessor }), { name: 'A' });
    const started = await approvals.start(['a', 'b']);
    await started.task('Approve', { item: 1 }).succeed('second');
    expect(await sfn.harness.place.waiting(started.executionArn)).toMatch(/state 'Approve' waits for its task token/);
    await started.task('Approve', { item: 0 }).succeed('first');
    expect(await started.ended()).toHaveOutput(['first', 'second']);
  });
});

test('a role that may not start or redrive children fails the Map Run', async () => {
  const sfn = create('process');
  const orders = sfn.stateMachine(machine({ ToleratedFailurePercentage: 0 }), { name: 'D' });
  orders.mock('Charge').throws('Card.Declined').times(1).returns('ok');
  const failed = await orders.run([1]);
  const child = await (await failed.mapRun('Each')).item(0);
  await sfn.deny('states:RedriveExecution', { state: 'Each' });
  const denied = await failed.redrive();
  expect(denied.error).toBe('States.Runtime');
  expect(denied.cause).toMatch(
    new RegExp(
      '^Error contacting AWS Service. \\| Message from Service: User: arn:aws:sts::123456789012:assumed-role/.*/.* is not ' +
        `authorized to perform: states:RedriveExecution on resource: ${child.executionArn} because no identity-based ` +
        'policy allows the states:RedriveExecution action \\(Service: Sfn, Status Code: 400, Request ID: [^)]*\\) ' +
        '\\(SDK Attempt Count: 1\\)$',
    ),
  );
  const each = await denied.mapRun('Each');
  expect([each.status, each.redriveCount]).toEqual(['FAILED', 1]);
  expect(each.counts).toMatchObject({ failed: 1, pendingRedrive: 0, total: 1 });

  await sfn.deny('states:StartExecution', { stateMachine: 'D' });
  const other = await orders.run([1, 2]);
  expect(other.cause).toMatch(
    /states:StartExecution on resource: arn:aws:states:us-east-1:123456789012:stateMachine:D because/,
  );
  expect((await other.mapRun('Each')).counts).toMatchObject({ pending: 2, total: 2, resultsWritten: 2 });
});

test('mocks see the item; a mock of a function by name applies to all children', async () => {
  const sfn = create('process');
  const orders = sfn.stateMachine(machine(), { name: 'M' });
  sfn.harness.use(lambda('charge').returns('any'));
  orders.mock('Charge').forItem(0).returns('first');
  expect(await orders.run([1, 2])).toHaveOutput(['first', 'any']);
  expect(sfn.calls.all.map(({ iterations }) => iterations)).toEqual([
    [{ state: 'Each', index: 0 }],
    [{ state: 'Each', index: 1 }],
  ]);
});

test('each Map Run of a state can be read, the last one first', async () => {
  const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 3 }];
  const orders = create('process').stateMachine(machine({ Retry, ToleratedFailurePercentage: 0 }), {
    name: 'R',
  });
  orders.mock('Charge').throws('Card.Declined').times(1).returns('ok');
  const run = await orders.run([1]);
  expect(run).toHaveSucceeded();
  expect((await run.mapRun('Each')).status).toBe('SUCCEEDED');
  expect((await run.mapRun('Each', 0)).status).toBe('FAILED');
  await expect(run.mapRun('Each', 2)).rejects.toThrow(
    "There is no Map Run 2 of state 'Each': it has begun 2 Map Runs.",
  );
});

test('a run that failed because of its children says how to read them', async () => {
  const orders = create('process').stateMachine(machine({ ToleratedFailurePercentage: 0 }), { name: 'F' });
  orders.mock('Charge').throws('Card.Declined');
  const run = await orders.run([1]);
  expect(() => expect(run).toHaveSucceeded()).toThrow(
    "its children: const each = await run.mapRun('Each'); (await each.failed()).map(String)",
  );
});

describe('rejects', () => {
  test('a state that is not a Distributed Map, or has not started one', async () => {
    const sfn = create('process');
    const plain = sfn.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { name: 'P' });
    await expect((await plain.run()).mapRun('P')).rejects.toThrow(
      "State 'P' is not a Distributed Map: it begins no Map Run.",
    );
    const orders = sfn.stateMachine(machine(), { name: 'O' });
    orders.mock('Each').returns([]);
    const run = await orders.run([1]);
    await expect(run.mapRun('Each')).rejects.toThrow(
      "State 'Each' has begun no Map Run: it was not entered, was mocked as one step, or failed before.",
    );
    await expect(run.mapRun('Charge')).rejects.toThrow(/runs in the child executions of the Distributed Map/);
  });

  test('a state of a child, when read from the parent run', async () => {
    const orders = create('process').stateMachine(machine(), { name: 'O' });
    orders.mock('Charge').returns('ok');
    const run = await orders.run([1]);
    const where = "State 'Charge' runs in the child executions of the Distributed Map 'Each', not in this one.";
    expect(() => run.task('Charge')).toThrow(where);
    expect(() => run.state('Charge')).toThrow(where);
    expect(() => expect(run).not.toHaveEntered('Charge')).toThrow(where);
    expect(() => expect(run).not.toHaveCalled({ state: 'Charge' })).toThrow(where);
  });

  test('an unknown retention limit', () => {
    expect(() => create('process', { keep: { childs: 2 } as never })).toThrow(/The option keep.*childs/);
  });

  test('an item that is not a number', async () => {
    const orders = create('process').stateMachine(machine(), { name: 'O' });
    orders.mock('Charge').returns('ok');
    const each = await (await orders.run([1])).mapRun('Each');
    expect(() => each.item(-1)).toThrow('item(index) takes the number of an item, from 0, not -1.');
  });
});
