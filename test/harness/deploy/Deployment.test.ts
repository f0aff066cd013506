import { HarnessError } from '../../../src/errors/HarnessError';
import { Deployment, oneOfEachName } from '../../../src/harness/deploy/Deployment';
import type { MachineSource } from '../../../src/harness/deploy/machineSource';
import { createProcessPlace, type ProcessPlace } from '../../../src/harness/places/ProcessPlace';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:ship';
const shipping = { StartAt: 'Ship', States: { Ship: { Type: 'Task', Resource: lambda, End: true } } };
const starting = {
  StartAt: 'Bill',
  States: {
    Bill: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution',
      Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Invoice' },
      End: true,
    },
  },
};

let place: ProcessPlace;
beforeEach(() => (place = createProcessPlace({})));
afterEach(() => place.close());

function source(name: string, definition: object, more: Partial<MachineSource> = {}): MachineSource {
  return { name, definition: JSON.stringify(definition), type: 'STANDARD', ...more };
}

const namesThere = (): readonly string[] => place.machines().map(({ name }) => name);

test('deploys once, and again after a reset', async () => {
  const life = { generation: 0 };
  const order = new Deployment(source('Order', shipping), life);
  const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';
  expect([order.arnIfDeployed(), namesThere()]).toEqual([undefined, []]);
  expect([order.arnNow(place), order.arnNow(place), await order.arn(place)]).toEqual([arn, arn, arn]);
  expect([order.arnIfDeployed(), namesThere()]).toEqual([arn, ['Order']]);
  place.reset([]);
  life.generation += 1;
  expect([order.arnIfDeployed(), namesThere()]).toEqual([undefined, []]);
  expect([await order.arn(place), namesThere()]).toEqual([arn, ['Order']]);
});

test.each([
  ['brings the other machines of its test if it starts executions', starting, {}, ['Order', 'Invoice']],
  ['does not bring them if it starts none', shipping, {}, ['Order']],
  ['brings them if its events may start them', shipping, { deliversEvents: true }, ['Order', 'Invoice']],
])('%s', async (_, definition, options, names) => {
  for (const how of ['now', 'later']) {
    const life = { generation: 0 };
    const siblings: Deployment[] = [];
    const order = new Deployment(source('Order', definition), life, siblings, options);
    siblings.push(order, new Deployment(source('Invoice', shipping), life, siblings));
    if (how === 'now') order.arnNow(place);
    else await order.arn(place);
    expect(namesThere()).toEqual(names);
    place.reset([]);
  }
});

test('makes the roles of its files known before it is created', () => {
  const seen: unknown[] = [];
  const enforce = () => void seen.push(namesThere());
  new Deployment(source('Order', shipping, { enforce }), { generation: 0 }).arnNow(place);
  expect(seen).toEqual([[]]);
});

test('a definition that AWS rejects is the test’s mistake, with the place and the reason', async () => {
  const broken = { ...shipping, StartAt: 'Shipp' };
  const order = new Deployment(source('Order', broken), { generation: 0 });
  for (const deploy of [async () => order.arnNow(place), () => order.arn(place)]) {
    const error: unknown = await deploy().catch((thrown: unknown) => thrown);
    expect(HarnessError.is(error)).toBe(true);
    expect((error as Error).message).toContain('Shipp');
  }
  expect(order.arnIfDeployed()).toBeUndefined();
});

test('the second definition of a name throws instead of replacing the first', () => {
  const life = { generation: 0 };
  new Deployment(source('Order', shipping), life).arnNow(place);
  expect(() => new Deployment(source('Order', starting), life).arnNow(place)).toThrow(
    "State Machine Already Exists: 'arn:aws:states:us-east-1:123456789012:stateMachine:Order'. This test has used another definition with this name. Give one of them its own: { name: '…' } beside the definition.",
  );
});

test('a state that it lacks, or that makes no call, cannot be mocked', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Ship' }, ...shipping.States } };
  const order = new Deployment(source('Order', definition), { generation: 0 });
  expect([order.stateNames, order.hasState('Ship'), order.hasState('Shipp')]).toEqual([['A', 'Ship'], true, false]);
  expect(() => order.checkMockable('Ship')).not.toThrow();
  expect(() => order.checkMockable('Shipp')).toThrow(/^State machine 'Order' has no state 'Shipp'.*'Ship'/);
  expect(() => order.checkMockable('A')).toThrow(/^A mock of state 'A' could never be used: /);
});

test('of machines with one name, the deployed one counts, or else the last', () => {
  const life = { generation: 0 };
  const [first, second] = [1, 2].map(() => new Deployment(source('Order', shipping), life)) as [Deployment, Deployment];
  const other = new Deployment(source('Invoice', shipping), life);
  expect([...oneOfEachName([first, other, second])]).toEqual([second, other]);
  first.arnNow(place);
  expect([...oneOfEachName([first, other, second])]).toEqual([first, other]);
});
