import type { MachineRevision } from '../../../src/engine/executions/MachineRevision';
import { StateMachine } from '../../../src/emulator/store/StateMachine';

const revision = { updateDateMs: 5 } as MachineRevision;

function machine(): StateMachine {
  return new StateMachine({ arn: 'arn', name: 'M', accountId: '1', region: 'r', type: 'STANDARD' }, revision);
}

test('version numbers are never used again', () => {
  const one = machine();
  expect(one.publish('first', 6)).toEqual({
    arn: 'arn:1',
    number: 1,
    revision,
    description: 'first',
    creationDateMs: 6,
  });
  one.publish(undefined, 7);
  one.versions.delete(2);
  expect(one.publish(undefined, 8).arn).toBe('arn:3');
  expect(one.firstVersion?.arn).toBe('arn:1');
});

test('the version of the current revision is known until it is deleted', () => {
  const one = machine();
  const version = one.publish(undefined, 6);
  expect(one.published()).toBe(version);
  one.versions.delete(1);
  expect(one.published()).toBeUndefined();
  expect(one.version('arn:1')).toBeUndefined();
});

test('aliases keep their place when they are updated', () => {
  const one = machine();
  const routes = [{ stateMachineVersionArn: 'arn:1', weight: 100 }];
  const live = one.createAlias('live', 'd', routes, 6);
  one.createAlias('beta', undefined, [{ stateMachineVersionArn: 'arn:2', weight: 100 }], 7);
  one.updateAlias(live, { description: 'e' }, 8);
  expect([...one.aliases.keys()]).toEqual(['live', 'beta']);
  expect(one.aliases.get('live')).toEqual({ ...live, description: 'e', updateDateMs: 8 });
  expect(one.aliasesOf('arn:1')).toEqual(['live']);
});
