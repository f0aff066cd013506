import { stateShapes } from '../../../language/asl/fields';
import {
  allBlocks,
  allStates,
  textIn,
  walkDefinition,
  type BlockView,
  type WalkedState,
} from '../../../language/asl/walk';
import { isObject, type JsonObject } from '../../../util/json';
import { misspelt } from '../../../util/nearest';
import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';
import { nextNames } from '../fields/variablesInScope';

/** A change that mends a problem, made by one click. */
export interface Fix {
  /** In the imperative: `Create Ship`. */
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
  /** The state to look at afterwards. */
  readonly select?: DocumentPath;
}

const mostTargets = 3;

/**
 * The fixes for a problem at a path of a definition: for a missing target, an unreachable state, a missing end or
 * Default, and a field that is not known. They are found from the definition, not from the words of the message.
 */
export function fixesFor(path: DocumentPath, definition: JsonObject): readonly Fix[] {
  const machine = walkDefinition(definition);
  const state = [...allStates(machine)].find((one) => isSame(one.path, path));
  if (state !== undefined) return [...fixReach(state), ...fixEnd(state), ...fixDefault(state)];
  const name = path.at(-1);
  const target = valueAt(definition, path);
  if ((name === 'Next' || name === 'Default' || name === 'StartAt') && typeof target === 'string') {
    const block = blockOf(machine, path);
    return block === undefined ? [] : fixTarget(block, path, target);
  }
  if (path.length === 0 || (path.length === 1 && name === 'States')) return fixMachineEnd(machine);
  return typeof name === 'string' ? fixField(machine, path, name) : [];
}

/** The target of a transition that does not exist. */
function fixTarget(block: BlockView, path: DocumentPath, target: string): readonly Fix[] {
  if (block.states.some(({ name }) => name === target)) return [];
  const names = block.states.map(({ name }) => name);
  const meant = misspelt(target, names);
  const others = names.filter((name) => name !== meant && !isInside(path, [...block.path, 'States', name]));
  const lead = (name: string): Fix => ({
    label: `Lead to ${name}`,
    edits: [{ kind: 'set', path, value: name }],
  });
  const lost = unreachable(block).find(({ name }) => misspelt(target, [name]) !== undefined);
  const created = [...block.path, 'States', target];
  return [
    ...(meant === undefined ? [] : [lead(meant)]),
    {
      label: `Create ${target}`,
      edits: [{ kind: 'set', path: created, value: { Type: 'Pass', End: true } }],
      select: created,
    },
    ...(lost === undefined
      ? []
      : [
          {
            label: `Rename ${lost.name} to ${target}`,
            edits: [{ kind: 'rename' as const, path: lost.path, name: target }],
            select: created,
          },
        ]),
    ...others.slice(0, mostTargets).map(lead),
  ];
}

/** A state to which nothing leads. */
function fixReach(state: WalkedState): readonly Fix[] {
  if (!unreachable(state.block).includes(state)) return [];
  const ends = state.block.states.filter(({ object, name }) => object['End'] === true && name !== state.name);
  return [
    ...ends.slice(0, mostTargets).map(({ name, path }) => ({
      label: `Lead from ${name} to it`,
      edits: [
        { kind: 'set' as const, path: [...path, 'Next'], value: state.name, before: 'End' },
        { kind: 'remove' as const, path: [...path, 'End'] },
      ],
    })),
    { label: `Delete ${state.name}`, edits: [{ kind: 'remove', path: state.path }] },
  ];
}

/** A state that neither ends nor leads anywhere. */
function fixEnd(state: WalkedState): readonly Fix[] {
  const { object, path, type, block, name } = state;
  if (type === undefined || !('Next' in stateShapes[type].fields)) return [];
  if (object['Next'] !== undefined || object['End'] !== undefined) return [];
  const at = block.states.findIndex((one) => one.name === name);
  const next = block.states[at + 1]?.name;
  return [
    ...(next === undefined
      ? []
      : [{ label: `Lead to ${next}`, edits: [{ kind: 'set' as const, path: [...path, 'Next'], value: next }] }]),
    { label: 'End here', edits: [{ kind: 'set', path: [...path, 'End'], value: true }] },
  ];
}

/** A Choice that fails when no rule matches. */
function fixDefault({ type, object, path, block, name }: WalkedState): readonly Fix[] {
  if (type !== 'Choice' || object['Default'] !== undefined) return [];
  const failing = unusedName('No rule matched', block);
  const others = block.states.filter((one) => one.name !== name && !unreachable(block).includes(one));
  const fail = [...block.path, 'States', failing];
  return [
    {
      label: `Fail by default in ${failing}`,
      edits: [
        { kind: 'set', path: [...path, 'Default'], value: failing },
        { kind: 'set', path: fail, value: { Type: 'Fail', Error: 'NoRuleMatched' } },
      ],
    },
    ...others.slice(-mostTargets).map((other) => ({
      label: `Lead to ${other.name} by default`,
      edits: [{ kind: 'set' as const, path: [...path, 'Default'], value: other.name }],
    })),
  ];
}

/** A machine in which no state ends. */
function fixMachineEnd(machine: BlockView): readonly Fix[] {
  const last = machine.states.at(-1);
  if (last?.type === undefined || !('End' in stateShapes[last.type].fields)) return [];
  const { path, object } = last;
  const next = object['Next'] === undefined ? [] : [{ kind: 'remove' as const, path: [...path, 'Next'] }];
  return [{ label: `End at ${last.name}`, edits: [...next, { kind: 'set', path: [...path, 'End'], value: true }] }];
}

/** A member that the state does not have. */
function fixField(machine: BlockView, path: DocumentPath, name: string): readonly Fix[] {
  const state = [...allStates(machine)].find((one) => isSame(one.path, path.slice(0, -1)));
  if (state?.type === undefined || !Object.hasOwn(state.object, name)) return [];
  const { fields } = stateShapes[state.type];
  const known = Object.entries(fields).filter(([, { language = state.language }]) => language === state.language);
  if (known.some(([field]) => field === name)) return [];
  const meant = misspelt(
    name,
    known.map(([field]) => field).filter((field) => !Object.hasOwn(state.object, field)),
  );
  return [
    ...(meant === undefined
      ? []
      : [{ label: `Rename ${name} to ${meant}`, edits: [{ kind: 'rename' as const, path, name: meant }] }]),
    { label: `Remove ${name}`, edits: [{ kind: 'remove', path }] },
  ];
}

/** The states of a block that nothing leads to. */
function unreachable(block: BlockView): readonly WalkedState[] {
  const byName = new Map(block.states.map((state) => [state.name, state]));
  const open = [textIn(block.object, 'StartAt') ?? ''];
  const reached = new Set<string>();
  while (open.length > 0) {
    const name = open.pop()!;
    const state = byName.get(name);
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...nextNames(state));
  }
  return block.states.filter(({ name }) => !reached.has(name));
}

/** The innermost block that a path leads into. */
function blockOf(machine: BlockView, path: DocumentPath): BlockView | undefined {
  return [...allBlocks(machine)].filter((block) => isInside(path, block.path)).at(-1);
}

function unusedName(name: string, { states }: BlockView): string {
  const isUsed = (one: string): boolean => states.some((state) => state.name === one);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name} ${count}`;
    if (!isUsed(candidate)) return candidate;
  }
}

function valueAt(definition: JsonObject, path: DocumentPath): unknown {
  let value: unknown = definition;
  for (const step of path) {
    if (Array.isArray(value)) value = value[step as number];
    else
      value =
        isObject(value as never) && Object.hasOwn(value as object, step) ? (value as JsonObject)[step] : undefined;
  }
  return value;
}

function isInside(path: DocumentPath, outer: DocumentPath): boolean {
  return outer.every((step, index) => path[index] === step);
}

function isSame(one: DocumentPath, other: DocumentPath): boolean {
  return one.length === other.length && isInside(one, other);
}
