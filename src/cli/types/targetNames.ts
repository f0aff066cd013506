import type { LoadedDefinitions } from '../../definitions/LoadedDefinition';
import type { StateMachineDefinition } from '../../language/asl/types';
import { callTarget } from '../../tasks/mocking/callTarget';
import { possibleCalls } from '../../tasks/mocking/possibleCalls';

/** Names by kind: of functions, queues, topics …, and of the services that tasks call. */
export type TargetsByKind = ReadonlyMap<string, readonly string[]>;

/** In the order in which they are written. */
const kinds = ['function', 'queue', 'topic', 'eventBus', 'stateMachine', 'activity', 'service'];

/** The names that tests may write for what the tasks of some files call. */
export function targetNames(loaded: readonly LoadedDefinitions[]): TargetsByKind {
  const found = new Map<string, Set<string>>(kinds.map((kind) => [kind, new Set()]));
  for (const [kind, name] of [...loaded.flatMap(calledNames), ...loaded.flatMap(declaredNames)])
    found.get(kind)!.add(name);
  return new Map([...found].flatMap(([kind, names]) => (names.size === 0 ? [] : [[kind, [...names].sort()]])));
}

type Named = readonly [kind: string, name: string];

function calledNames({ machines }: LoadedDefinitions): readonly Named[] {
  const calls = machines.flatMap(({ name, definition }) =>
    possibleCalls({ name, definition: JSON.parse(definition) as StateMachineDefinition }),
  );
  return calls.flatMap(({ request, kind, isComputed }): Named[] => {
    const { resource } = request;
    const service: Named[] = resource.kind === 'integration' ? [['service', resource.service]] : [];
    const { name } = callTarget(request);
    return kind === undefined || isComputed || name === undefined ? service : [...service, [kind, name]];
  });
}

/** All names of one resource. A logical id with CDK's hash is left out if the one without it exists. */
function declaredNames({ resources }: LoadedDefinitions): readonly Named[] {
  const all = resources.flatMap(({ kind, name, aliases }) =>
    [...new Set([name, ...aliases])].map((one) => [kind, one] as const),
  );
  return resources.flatMap(({ kind, name, aliases }) =>
    [name, ...aliases].flatMap((one): Named[] => {
      const isHashed = aliases.includes(one.replace(/[0-9A-F]{8}$/, '')) && /[0-9A-F]{8}$/.test(one);
      const fits = all.filter(([otherKind, other]) => otherKind === kind && other === one).length;
      return isHashed || fits > 1 ? [] : [[kind, one]];
    }),
  );
}
