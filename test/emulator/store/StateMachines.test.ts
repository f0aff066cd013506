import type { MachineRevision } from '../../../src/engine/executions/MachineRevision';
import { StateMachines } from '../../../src/emulator/store/StateMachines';

const here = { accountId: '123456789012', region: 'us-east-1' };
const there = { accountId: '123456789012', region: 'eu-west-1' };
const revision = {} as MachineRevision;
const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';

const names = (machines: StateMachines, scope = here) => machines.list(scope).map(({ name }) => name);

test('machines are found by ARN and listed by account and region', () => {
  const machines = new StateMachines();
  const one = machines.create(here, 'M', 'STANDARD', revision);
  const other = machines.create(there, 'M', 'EXPRESS', revision);
  machines.create(here, 'A', 'STANDARD', revision);
  expect([one.arn, one.type, machines.get(arn), machines.get('none')]).toEqual([arn, 'STANDARD', one, undefined]);
  expect([names(machines), names(machines, there), machines.list(there)[0]]).toEqual([['A', 'M'], ['M'], other]);
  expect([...machines.all()].length).toBe(3);
});

test('tells about new, changed and removed machines, but not about restored ones', () => {
  const machines = new StateMachines();
  const told: unknown[] = [];
  machines.onChange = ({ name }) => told.push(['changed', name]);
  machines.onRemove = (removed, nowMs) => told.push(['removed', removed, nowMs]);
  const machine = machines.create(here, 'M', 'STANDARD', revision);
  machine.publish(undefined, 1);
  machines.remove(machine, 5, 10);
  machines.restore(machine);
  expect(told).toEqual([
    ['changed', 'M'],
    ['changed', 'M'],
    ['removed', arn, 5],
  ]);
});

test('a removed machine is known as removed until that is taken', () => {
  const machines = new StateMachines();
  const [one, two] = ['M', 'N'].map((name) => machines.create(here, name, 'STANDARD', revision));
  machines.remove(one!, 5, 10);
  machines.remove(two!, 7, 12);
  expect([machines.get(arn), names(machines), machines.wasRemoved(arn)]).toEqual([undefined, [], true]);
  expect([machines.takeRemoved(4), machines.takeRemoved(6), machines.wasRemoved(arn)]).toEqual([[], [arn], false]);
  expect([machines.takeRemovedMachine(two!.arn), machines.takeRemovedMachine(two!.arn)]).toEqual([true, false]);
});

test('a machine that is removed again is removed from then on', () => {
  const machines = new StateMachines();
  machines.restoreRemoved(arn, 5);
  machines.restoreRemoved('other', 6);
  machines.restoreRemoved(arn, 9);
  expect([machines.takeRemoved(6), machines.takeRemoved(9)]).toEqual([['other'], [arn]]);
});

test('callers see a removed machine for a while: until a time, or for eight responses where time skips', () => {
  const machines = new StateMachines();
  const machine = machines.create(here, 'M', 'STANDARD', revision);
  machines.remove(machine, 5, 10);
  const seen = (now: number, skips: boolean) => machines.leavingAt(arn, { now, skips });
  expect([seen(5, false), seen(9, false), seen(10, false)]).toEqual([machine, machine, undefined]);
  expect(Array.from({ length: 9 }, () => seen(6, true) === machine)).toEqual([...Array<boolean>(8).fill(true), false]);
});

test('a new machine of the name, or an order to forget, ends that', () => {
  const machines = new StateMachines();
  const remove = () => machines.remove(machines.get(arn)!, 5, 10);
  machines.create(here, 'M', 'STANDARD', revision);
  remove();
  machines.create(here, 'M', 'STANDARD', revision);
  expect(machines.leavingAt(arn, { now: 6, skips: false })).toBeUndefined();
  remove();
  machines.forgetLeaving(arn);
  expect(machines.leavingAt(arn, { now: 6, skips: false })).toBeUndefined();
});
