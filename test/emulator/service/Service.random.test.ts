import fc from 'fast-check';
import { findOperation, operationNames } from '../../../src/emulator/operations/operations';
import { createService } from '../../../src/emulator/service/createService';
import { ServiceError } from '../../../src/errors/ServiceError';
import { prefix, start } from '../operations/support/testService';
import { ApiModel, definitions, type Action, type Kind } from './support/ApiModel';

/** So many calls in all: `STEPMILL_RANDOM_CALLS=10000 npx jest Service.random` makes more of them. */
const calls = Number(process.env['STEPMILL_RANDOM_CALLS'] ?? 1_500);
const callsPerRun = 50;

jest.setTimeout(Math.max(30_000, calls * 20));

const name = fc.constantFrom('A', 'B');
const kind = fc.constantFrom<Kind>('pass', 'fail', 'wait');
const version = fc.integer({ min: 1, max: 3 });
const alias = fc.constantFrom('live', 'next');
const execution = fc.constantFrom('e1', 'e2', 'e3');
const key = fc.constantFrom('k', 'K');

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('create' as const), name, kind, publish: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('update' as const), name, kind, publish: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'publish', 'publish', 'describe'), name }),
  },
  fc.record({ do: fc.constant('deleteVersion' as const), name, version }),
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('alias' as const, 'shift'), name, alias, version }) },
  fc.record({ do: fc.constant('deleteAlias' as const), name, alias }),
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      name,
      qualifier: fc.constantFrom('', '', '1', '2', 'live', 'next'),
      execution,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'redrive', 'redrive', 'history'), name, execution }),
  },
  fc.record({ do: fc.constant('tag' as const), name, key, value: fc.constantFrom('', 'v') }),
  fc.record({ do: fc.constant('untag' as const), name, key }),
  fc.record({ do: fc.constantFrom('activity' as const, 'deleteActivity'), name }),
);

/** Some of time passes, never so much that what was deleted is forgotten. */
const step = fc.oneof({ weight: 8, arbitrary: action }, fc.record({ wait: fc.integer({ min: 1, max: 1 }) }));

test(`${calls} calls in any order: each comes to what a small model says, and what is there is what must be`, () => {
  const sequence = fc.array(step, { minLength: callsPerRun, maxLength: callsPerRun });
  fc.assert(
    fc.property(sequence, (steps) => {
      const service = createService({ time: 'manual', startTime: start * 1000, seed: 1 });
      const call = (operation: string, input: object): any => service.call(operation, input);
      const model = new ApiModel();
      // Within the minute and a half in which executions of a deleted machine can be described.
      let seconds = 0;
      for (const one of steps) {
        if ('wait' in one) {
          if (seconds > 25) continue;
          seconds += 30;
          service.advance(30_000);
          service.drain();
          model.advance(30);
        } else {
          const { operation, input, outcome } = model.act(one);
          expect([operation, input, outcomeOf(() => call(operation, input))]).toEqual([operation, input, outcome]);
          service.drain();
        }
      }
      expect(stateOf(call)).toEqual(expectedState(model));
      service.close();
    }),
    { numRuns: Math.ceil(calls / callsPerRun), seed: Number(process.env['STEPMILL_RANDOM_SEED'] ?? 1) },
  );
});

const values = fc.oneof(
  fc.constantFrom<unknown>(
    `${prefix}:stateMachine:A`,
    `${prefix}:stateMachine:A:1`,
    `${prefix}:stateMachine:A:live`,
    `${prefix}:execution:A:e1`,
    `${prefix}:express:A:e1:u`,
    `${prefix}:mapRun:A/L:u`,
    `${prefix}:activity:A`,
    definitions.wait,
    definitions.wait.replace('"Seconds":60', '"SecondsPath":"$.s"'),
    'STANDARD',
    'EXPRESS',
    'TRACE',
    'RUNNING',
    '{}',
    '{"a":1}',
    'A',
    'e1',
    'live',
    100,
    true,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** An operation, and an input that has some of its members with what may or may not be values for them. */
const anyCall = fc.constantFrom(...operationNames).chain((operation) => {
  const names = Object.keys(findOperation(operation)!.input.members);
  const members = fc.record(Object.fromEntries(names.map((member) => [member, values])), { requiredKeys: [] });
  return fc.tuple(fc.constant(operation), fc.oneof({ weight: 9, arbitrary: members }, fc.jsonValue()));
});

test(`${calls} calls with any input: each is answered, or refused with an exception of the API`, async () => {
  const service = createService({ time: 'skip', seed: 1 });
  const waiting: Promise<unknown>[] = [];
  fc.assert(
    fc.property(anyCall, ([operation, input]) => {
      outcomeOf(() => {
        const answer = service.call(operation, input);
        if (answer instanceof Promise) waiting.push(answer.catch((error: unknown) => ServiceError.is(error) || error));
      });
    }),
    { numRuns: calls, seed: Number(process.env['STEPMILL_RANDOM_SEED'] ?? 1) },
  );
  await service.quiet();
  service.close();
  const late = await Promise.all(waiting);
  expect(late.filter((answer) => answer instanceof Error)).toEqual([]);
});

/** Anything but an exception of the API is a crash. */
function outcomeOf(call: () => unknown): string {
  try {
    call();
    return 'OK';
  } catch (error) {
    if (ServiceError.is(error)) return error.code;
    throw error;
  }
}

/** All that can be read of a service. */
function stateOf(call: (operation: string, input: object) => any): object {
  const { stateMachines } = call('ListStateMachines', {});
  const { activities } = call('ListActivities', {});
  return {
    activities: activities.map((activity: any) => activity.name),
    machines: stateMachines.map(({ stateMachineArn }: any) => {
      const { name: own, status, definition } = call('DescribeStateMachine', { stateMachineArn });
      // AWS: aliases of a machine that is being deleted are not listed.
      const isActive = status === 'ACTIVE';
      return {
        name: own,
        status,
        definition,
        versions: call('ListStateMachineVersions', { stateMachineArn }).stateMachineVersions.map((one: any) =>
          Number(one.stateMachineVersionArn.split(':').at(-1)),
        ),
        aliases: (isActive ? call('ListStateMachineAliases', { stateMachineArn }).stateMachineAliases : []).map(
          (one: any) => {
            const { name: aliasName, routingConfiguration } = call('DescribeStateMachineAlias', one);
            return [aliasName, Number(routingConfiguration[0].stateMachineVersionArn.split(':').at(-1))];
          },
        ),
        tags: call('ListTagsForResource', { resourceArn: stateMachineArn }).tags.map((tag: any) => [
          tag.key,
          tag.value,
        ]),
        executions: call('ListExecutions', { stateMachineArn })
          .executions.map((one: any) => [one.name, one.status, one.redriveCount])
          .sort(),
      };
    }),
  };
}

function expectedState({ machines, executions, activities }: ApiModel): object {
  return {
    activities: [...activities].sort(),
    machines: [...machines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([own, machine]) => ({
        name: own,
        status: machine.deleting ? 'DELETING' : 'ACTIVE',
        definition: definitions[machine.kind],
        versions: [...machine.versions.keys()].reverse(),
        aliases: machine.deleting ? [] : [...machine.aliases],
        tags: [...machine.tags],
        executions: [...executions]
          .filter(([arn]) => arn.startsWith(`${prefix}:execution:${own}:`))
          .map(([arn, { status, redrives }]) => [arn.split(':').at(-1), status, redrives])
          .sort(),
      })),
  };
}
