import { partsOf, type Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import type { StateMachineDefinition } from '../../language/asl/types';
import { languageOf, walkDefinition, type BlockView, type WalkedState } from '../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../util/json';
import { setMember } from '../../util/setMember';
import { expressionsIn } from './expressions';

/** One member of an `Assign`. */
interface Assignment {
  /** Without `.$`. */
  readonly name: string;
  readonly path: Path;
  readonly state: WalkedState;
}

/** Everything that the states of a definition assign, including catchers and Choice rules. */
export function assignmentsIn(parts: readonly Part[]): Assignment[] {
  const found: Assignment[] = [];
  for (const { object, path, state, language, shape } of parts) {
    const assign = member(object, 'Assign');
    if (state === undefined || !Object.hasOwn(shape.fields, 'Assign') || !isObject(assign)) continue;
    for (const key of Object.keys(assign)) {
      const name = language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      found.push({ name, path: [...path, 'Assign', key], state });
    }
  }
  return found;
}

/** The names that each block's own states assign. */
export function assignedNames(parts: readonly Part[]): Map<BlockView, Set<string>> {
  const names = new Map<BlockView, Set<string>>();
  for (const { name, state } of assignmentsIn(parts)) {
    const known = names.get(state.block);
    if (known === undefined) names.set(state.block, new Set([name]));
    else known.add(name);
  }
  return names;
}

/** The blocks around a block whose variables its states can read, from the inside out. */
export function enclosingBlocks(block: BlockView): BlockView[] {
  const outer: BlockView[] = [];
  for (let inner = block; inner.owner !== undefined && !inner.distributed; inner = inner.owner.block) {
    outer.push(inner.owner.block);
  }
  return outer;
}

/** Whether a state of a block can read a variable: its own block assigns it, or one around it. */
export function isVisible(
  name: string,
  block: BlockView,
  assigned: ReadonlyMap<BlockView, ReadonlySet<string>>,
): boolean {
  return [block, ...enclosingBlocks(block)].some((scope) => assigned.get(scope)?.has(name) === true);
}

/**
 * The variables that each state reads, in the form of DescribeStateMachine: by the state's name, without states that
 * read none; `undefined` if no state reads any.
 *
 * AWS: paths, `.$` members and the arguments of intrinsic functions in them count, and so do the free `$names` of
 * JSONata expressions; what a state assigns does not. A Map has what its own fields read; the states inside are listed
 * under their own names. A JSONPath state has its names sorted, a JSONata state in the order in which it reads them.
 *
 * @example variableReferences(definition) // { CheckAnswer: ['answer', 'guess'] }
 */
export function variableReferences(
  definition: StateMachineDefinition,
): Readonly<Record<string, readonly string[]>> | undefined {
  const object = definition as unknown as JsonObject;
  const { parts } = partsOf(walkDefinition(object), languageOf(object, 'JSONPath'));
  const read = new Map<WalkedState, Set<string>>();
  for (const { part, reading } of expressionsIn(parts)) {
    if (part.state === undefined || reading.variables.length === 0) continue;
    const names = read.get(part.state) ?? new Set();
    read.set(part.state, names);
    for (const name of reading.variables) names.add(name);
  }
  if (read.size === 0) return undefined;
  const references: Record<string, Json> = {};
  for (const [state, names] of read) {
    setMember(references, state.name, state.language === 'JSONata' ? [...names] : [...names].sort());
  }
  return references as Record<string, readonly string[]>;
}
