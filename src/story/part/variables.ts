import { HarnessError } from '../../errors/HarnessError';
import { objectsIn, type WalkedState } from '../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../util/json';
import { didYouMean } from '../../util/nearest';
import { jsonataShape, templateShape } from './outputShapes';
import { anything, describeShape, fits, type Shape } from './shapes';
import { statesBefore } from './ways';

/**
 * The variables that a state can see and that states before it may have assigned: by name, those states. Children of
 * Distributed Maps see no variables of the execution around them.
 */
export function variablesBefore(state: WalkedState): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const at of ownersOf(state))
    for (const before of statesBefore(at))
      for (const name of assignedBy(before)) found.set(name, [...(found.get(name) ?? []), before.name]);
  return found;
}

/** Throws a HarnessError for a given variable that no state before can have assigned. */
export function checkAssignedBefore(from: WalkedState, names: readonly string[]): void {
  const known = variablesBefore(from);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  const around: readonly WalkedState[] = [...ownersOf(from)].flatMap(({ block }) => block.states);
  const later = around.filter((each) => assignedBy(each).includes(unknown)).map(({ name }) => `'${name}'`);
  const others = known.size === 0 ? 'No variable is.' : `Those that are: ${[...known.keys()].join(', ')}.`;
  const hint =
    later.length > 0
      ? `${later.join(' and ')} ${later.length > 1 ? 'assign' : 'assigns'} it, but not before '${from.name}'.`
      : (didYouMean(unknown, [...known.keys()]) ?? others);
  throw new HarnessError(`variables: '${unknown}' is assigned by no state before '${from.name}'. ${hint}`);
}

/** Throws a HarnessError for a value that no state before can have assigned: literals and templates are known. */
export function checkValues(from: WalkedState, variables: JsonObject): void {
  const assignments = [...ownersOf(from)]
    .flatMap(statesBefore)
    .flatMap((state) => assignmentsOf(state).map((each) => ({ ...each, state })));
  for (const [name, value] of Object.entries(variables)) {
    const ways = assignments.filter((each) => each.name === name);
    if (ways.some(({ shape }) => fits(value, shape))) continue;
    const given = ways.map(({ state, shape }) => `'${state.name}' assigns ${describeShape(shape)}`);
    throw new HarnessError(
      `variables: no state before '${from.name}' assigns such a value to '${name}'. ${given.join('; ')}.`,
    );
  }
}

/** A state and the Parallels and Maps around it in the same execution, innermost first. */
function* ownersOf(state: WalkedState): Generator<WalkedState> {
  for (
    let at: WalkedState | undefined = state;
    at !== undefined;
    at = at.block.distributed ? undefined : at.block.owner
  )
    yield at;
}

/** The names that a state, one of its rules or one of its catchers assigns. */
function assignedBy(state: WalkedState): readonly string[] {
  return assignmentsOf(state).map(({ name }) => name);
}

function assignmentsOf({ object, language }: WalkedState): readonly { readonly name: string; readonly shape: Shape }[] {
  return [object, ...objectsIn(object, 'Choices'), ...objectsIn(object, 'Catch')].flatMap((each) => {
    const assign = member(each, 'Assign');
    if (!isObject(assign)) return [];
    return Object.entries(assign).map(([key, value]) =>
      language === 'JSONata'
        ? { name: key, shape: jsonataShape(value) }
        : { name: key.replace(/\.\$$/, ''), shape: key.endsWith('.$') ? anything : literalShape(value) },
    );
  });
}

/** JSONPath: a value without `.$`, in which only members with it are paths. */
function literalShape(value: Json): Shape {
  return typeof value === 'string' ? { kind: 'exactly', value } : templateShape(value);
}
