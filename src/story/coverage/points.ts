import { partsOf, type Part } from '../../language/asl/parts';
import { toPointer } from '../../language/asl/path';
import type { StateMachineDefinition } from '../../language/asl/types';
import {
  allBlocks,
  languageOf,
  objectsIn,
  textIn,
  walkDefinition,
  type BlockView,
  type WalkedState,
} from '../../language/asl/walk';
import { append } from '../../util/append';
import { member, type JsonObject } from '../../util/json';
import { describeRule, errorList } from '../graph/describeRule';
import { conditionalWays } from './conditionalPoints';

/** Something of a definition that tests run or do not run. */
export interface CoveragePoint {
  /** Its JSON pointer, which no other has; of a way of a `? :` that of its text, with the place in it. */
  readonly id: string;
  /** In Istanbul's terms: a block is a function, a state a statement, an arm one way of a branch. */
  readonly kind: 'block' | 'state' | 'arm';
  /**
   * The branch of an arm: what the state does next (`/States/Ship`), its Retry (`/States/Ship/Retry`), or a `? :` of an
   * expression (`/States/Ship/Output?0`).
   */
  readonly group: string | undefined;
  /** The state that it is or belongs to; of a branch and of items the state around them. */
  readonly state: string | undefined;
  /** In words: `state Ship`, `Ship: Catch 0 (States.ALL) → Refund`. */
  readonly label: string;
  /** Why it is left out on purpose; empty when no reason is given. */
  readonly ignored: string | undefined;
  /** Where it is written, when that is somewhere in a text. */
  readonly within?: { readonly pointer: string; readonly offset: number };
  /** Of a way of a `? :`: as executions count it. */
  readonly way?: string;
}

/** `"Comment": "stepmill ignore: cannot happen in tests"`, on a state (with all inside), a rule, a retrier, a catcher. */
const ignoring = /\bstepmill[- ]ignore\b\s*:?\s*([^]*)$/i;

/** All points of a definition, in the order in which they are written. */
export function pointsOf(definition: StateMachineDefinition): CoveragePoint[] {
  const machine = walkDefinition(definition as unknown as JsonObject);
  const ignoredStates = new Map<WalkedState, string | undefined>();
  const partsOfStates = partsByState(machine);
  return [...allBlocks(machine)].flatMap((block): CoveragePoint[] => {
    const around = block.owner && ignoredStates.get(block.owner);
    return [
      blockPoint(block, around),
      ...block.states.flatMap((state) => [
        ...ofState(state, around, ignoredStates),
        ...(partsOfStates.get(state) ?? []).flatMap((part) => ofExpressions(part, ignoredStates.get(state))),
      ]),
    ];
  });
}

function partsByState(machine: BlockView): ReadonlyMap<WalkedState, readonly Part[]> {
  const parts = new Map<WalkedState, Part[]>();
  for (const part of partsOf(machine, languageOf(machine.object, 'JSONPath')).parts) {
    if (part.state !== undefined) parts.set(part.state, append(parts.get(part.state), part));
  }
  return parts;
}

function ofExpressions(part: Part, ignored: string | undefined): CoveragePoint[] {
  const state = part.state!.name;
  return conditionalWays(part).map(({ id, group, key, label, text, offset }) => ({
    id,
    kind: 'arm',
    group,
    state,
    label: `${state}: ${label}`,
    ignored: ignored ?? reasonIn(part.object),
    within: { pointer: text, offset },
    way: key,
  }));
}

function blockPoint({ path, kind, owner }: BlockView, ignored: string | undefined): CoveragePoint {
  const name = owner?.name ?? '';
  const labels = {
    machine: 'the state machine',
    branch: `${name}: branch ${path.at(-1)!}`,
    processor: `${name}: items`,
  };
  return { id: toPointer(path), kind: 'block', group: undefined, state: owner?.name, label: labels[kind], ignored };
}

function ofState(
  state: WalkedState,
  around: string | undefined,
  ignoredStates: Map<WalkedState, string | undefined>,
): CoveragePoint[] {
  const { name, path, object, type } = state;
  if (type === undefined) return [];
  const id = toPointer(path);
  const ignored = around ?? reasonIn(object);
  ignoredStates.set(state, ignored);
  const arm = (pointer: string, label: string, own?: JsonObject, group = id): CoveragePoint => ({
    id: `${id}${pointer}`,
    kind: 'arm',
    group,
    state: name,
    label: `${name}: ${label}`,
    ignored: ignored ?? (own && reasonIn(own)),
  });

  const points: CoveragePoint[] = [
    { id, kind: 'state', group: undefined, state: name, label: `state ${name}`, ignored },
  ];
  const next = textIn(object, 'Next');
  if (next !== undefined) points.push(arm('/Next', `Next → ${next}`));
  if (member(object, 'End') === true) points.push(arm('/End', 'End'));
  objectsIn(object, 'Choices').forEach((rule, index) => {
    const label = `rule ${index} (${describeRule(rule)}) → ${textIn(rule, 'Next') ?? '?'}`;
    points.push(arm(`/Choices/${index}`, label, rule));
  });
  const byDefault = textIn(object, 'Default');
  if (byDefault !== undefined) points.push(arm('/Default', `Default → ${byDefault}`));
  objectsIn(object, 'Catch').forEach((catcher, index) => {
    const label = `Catch ${index} (${errorList(catcher)}) → ${textIn(catcher, 'Next') ?? '?'}`;
    points.push(arm(`/Catch/${index}`, label, catcher));
  });
  objectsIn(object, 'Retry').forEach((retrier, index) => {
    points.push(arm(`/Retry/${index}`, `Retry ${index} (${errorList(retrier)})`, retrier, `${id}/Retry`));
  });
  return points;
}

function reasonIn(object: JsonObject): string | undefined {
  return ignoring.exec(textIn(object, 'Comment') ?? '')?.[1]!.trim();
}
