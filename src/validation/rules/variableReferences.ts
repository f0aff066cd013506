import { partsOf } from '../../language/asl/parts';
import type { StateMachineDefinition } from '../../language/asl/types';
import { languageOf, walkDefinition } from '../../language/asl/walk';
import type { Json, JsonObject } from '../../util/json';
import { setMember } from '../../util/setMember';
import { expressionsIn } from './expressions';

/**
 * The variables that each state reads, as DescribeStateMachine answers them: by the state's name, sorted, without the
 * states that read none; `undefined` when no state reads any.
 *
 * AWS: counted are paths, `.$` members and the arguments of intrinsic functions in them; not counted is what a state
 * assigns. A Map has what its own fields read, the states inside stand under their own names. How AWS counts JSONata
 * expressions is not recorded; here the free `$names` of each are counted.
 *
 * @example variableReferences(definition) // { CheckAnswer: ['answer', 'guess'] }
 */
export function variableReferences(
  definition: StateMachineDefinition,
): Readonly<Record<string, readonly string[]>> | undefined {
  const object = definition as unknown as JsonObject;
  const { parts } = partsOf(walkDefinition(object), languageOf(object, 'JSONPath'));
  const read = new Map<string, Set<string>>();
  for (const { part, reading } of expressionsIn(parts)) {
    if (part.state === undefined || reading.variables.length === 0) continue;
    const names = read.get(part.state.name) ?? new Set();
    read.set(part.state.name, names);
    for (const name of reading.variables) names.add(name);
  }
  if (read.size === 0) return undefined;
  const references: Record<string, Json> = {};
  for (const [state, names] of read) setMember(references, state, [...names].sort());
  return references as Record<string, readonly string[]>;
}
