import { partsOf, type Part } from '../../language/asl/parts';
import { toPointer, formatLocation, type Path } from '../../language/asl/path';
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
import { describeRule, errorList } from '../../story/graph/describeRule';
import { mayHoldJsonata } from '../../language/asl/ObjectShape';
import { expressionText, isExpression } from '../../language/expressions/jsonata/compileExpression';
import { conditionalsIn, type Conditional } from '../../language/expressions/jsonata/syntax/conditionalsIn';
import { textsIn } from '../../util/walkJson';
import { wayKey } from './WaysTaken';

/** A part of a definition that tests may run. */
export interface CoveragePoint {
  /** Its unique JSON pointer; for a branch of a `? :`, the pointer of its string, with the place in it. */
  readonly id: string;
  /** In Istanbul's terms: a block is a function, a state is a statement, an arm is a way of a branch. */
  readonly kind: 'block' | 'state' | 'arm';
  /**
   * The branch to which an arm belongs: what the state does next (`/States/Ship`), its Retry (`/States/Ship/Retry`), or
   * a `? :` of an expression (`/States/Ship/Output?0`).
   */
  readonly group: string | undefined;
  /** The state to which it belongs; for a branch or items, the state around them. */
  readonly state: string | undefined;
  /** In words: `state Ship`, `Ship: Catch 0 (States.ALL) → Refund`. */
  readonly label: string;
  /** Why it is deliberately left out; empty if no reason is given. */
  readonly ignored: string | undefined;
  /** Where it is written, if that is inside a string. */
  readonly within?: { readonly pointer: string; readonly offset: number };
  /** The key of a branch of a `? :` in executions' counts. */
  readonly way?: string;
}

/**
 * `"Comment": "stepmill ignore: cannot happen in tests"`, on a state (with everything inside), a rule, a retrier, a
 * catcher.
 */
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

/** One branch of an `a ? b : c` in a JSONata field. */
interface ConditionalWay {
  /** The unique id: the JSON pointer of the string, the number of the conditional in it, and the branch. */
  readonly id: string;
  /** The id of the conditional. */
  readonly group: string;
  /** The key in `WaysTaken`. */
  readonly key: string;
  /** In words: `Output/price: then 'free'`. */
  readonly label: string;
  /** The JSON pointer of the string, and where the conditional begins in it. */
  readonly text: string;
  readonly offset: number;
}

/** The branches of all conditionals in a part of a state (the state itself, a rule, a catcher …), in order. */
function conditionalWays({ object, shape, language, path, state }: Part): readonly ConditionalWay[] {
  if (language !== 'JSONata' || state === undefined) return [];
  return Object.entries(object).flatMap(([name, value]) => {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name]! : undefined;
    if (field === undefined || field.language === 'JSONPath' || !mayHoldJsonata(field)) return [];
    return [...textsIn(value, [...path, name])].flatMap(([text, at]) =>
      isExpression(text) ? waysOf(text, at, state.name, at.slice(state.path.length)) : [],
    );
  });
}

function waysOf(written: string, at: Path, state: string, steps: Path): readonly ConditionalWay[] {
  const text = expressionText(written);
  const start = written.indexOf(text, 2);
  const pointer = toPointer(at);
  // As error messages name it: `Choices[0]/Condition`.
  const field = formatLocation(steps).slice(1);
  return conditionalsIn(text).flatMap((conditional, index): ConditionalWay[] => {
    const { position, thenAt, elseAt = thenAt } = conditional;
    // By its number, because its position depends on the values of tokens before it.
    const group = `${pointer}?${index}`;
    const way = (holds: boolean, offset: number): ConditionalWay => ({
      id: `${group}:${holds ? 'then' : 'else'}`,
      group,
      key: wayKey(state, field, position, holds),
      label: `${field}: ${describeWay(text, conditional, holds)}`,
      text: pointer,
      offset: start + offset,
    });
    return [way(true, thenAt), way(false, elseAt)];
  });
}

const longest = 30;

function describeWay(text: string, { thenAt, elseAt }: Conditional, holds: boolean): string {
  if (!holds && elseAt === undefined) return 'else nothing';
  const rest = holds ? text.slice(thenAt, elseAt).replace(/\s*:\s*$/, '') : text.slice(elseAt);
  const line = upToItsEnd(rest).replace(/\s+/g, ' ').trim();
  return `${holds ? 'then' : 'else'} ${line.length > longest ? `${line.slice(0, longest)}…` : line}`;
}

/** Without an unmatched closing bracket at its end. */
function upToItsEnd(text: string): string {
  let open = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"]*"|'[^']*'|`[^`]*`|[([{]|[)\]},;]/g)) {
    if (/^[([{]$/.test(token)) open += 1;
    else if (/^[)\]}]$/.test(token)) open -= 1;
    if (open < 0 || (open === 0 && /^[,;]$/.test(token))) return text.slice(0, index);
  }
  return text;
}
