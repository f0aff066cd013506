import { HarnessError } from '../../errors/HarnessError';
import type { WalkedState } from '../../language/asl/walk';
import { isObject, member, type Json } from '../../util/json';
import { jsonataShape, outputShapes, templateShape } from './outputShapes';
import { anything, describeShape, fits, type Shape } from './shapes';
import { nextStates, firstStateOf } from './ways';

/** More shapes than this are not told apart. */
const mostShapes = 30;

/**
 * Throws a HarnessError for an input that no state before can have given: what ResultPath, templates and literals write
 * is known without running anything. Whatever is not certain is accepted.
 */
export function checkInput(from: WalkedState, input: Json): void {
  const shapes = inputShapes(from);
  const incoming = waysInto(from, (state) => shapes.get(state) ?? []);
  if (incoming.length === 0 || incoming.some(({ shape }) => fits(input, shape))) return;
  const given = [...new Set(incoming.map(({ by, shape }) => `${by} gives ${describeShape(shape)}`))];
  throw new HarnessError(
    `from: no state before '${from.name}' gives such an input. ${given.join('; ')}. ` +
      `To test the state alone with any input: testState('${from.name}', …).`,
  );
}

interface Way {
  /** `'Charge'`, as the message names it. */
  readonly by: string;
  readonly shape: Shape;
}

function waysInto(state: WalkedState, shapesOf: (state: WalkedState) => readonly Shape[]): readonly Way[] {
  const { owner } = state.block;
  const ways: Way[] =
    state === firstStateOf(state.block) ? [{ by: `'${owner?.name ?? 'The caller'}'`, shape: shapeOfBlock(state) }] : [];
  for (const before of state.block.states)
    if (nextStates(before).includes(state))
      for (const shape of outputShapes(before, state.name, shapesOf(before)))
        ways.push({ by: `'${before.name}'`, shape });
  return ways;
}

/** What the first state of an item gets from an ItemSelector; any value elsewhere. */
function shapeOfBlock({ block: { owner, kind } }: WalkedState): Shape {
  if (owner === undefined || kind !== 'processor' || member(owner.object, 'ItemBatcher') !== undefined) return anything;
  const isPath = owner.language === 'JSONPath';
  const selector = member(owner.object, 'ItemSelector') ?? (isPath ? member(owner.object, 'Parameters') : undefined);
  if (!isObject(selector)) return anything;
  return isPath ? templateShape(selector) : jsonataShape(selector);
}

/** The shapes of the inputs of all states of a block: from what is known, until nothing is added. */
function inputShapes({ block: { states } }: WalkedState): ReadonlyMap<WalkedState, readonly Shape[]> {
  const shapes = new Map<WalkedState, readonly Shape[]>();
  for (let changed = true; changed;) {
    changed = false;
    for (const state of states) {
      const known = shapes.get(state) ?? [];
      if (known.includes(anything)) continue;
      const found = waysInto(state, (each) => shapes.get(each) ?? []).map(({ shape }) => shape);
      const next = distinct([...known, ...found]);
      if (next.length === known.length) continue;
      shapes.set(state, next);
      changed = true;
    }
  }
  return shapes;
}

function distinct(shapes: readonly Shape[]): readonly Shape[] {
  if (shapes.some(({ kind }) => kind === 'any')) return [anything];
  const byText = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]));
  return byText.size > mostShapes ? [anything] : [...byText.values()];
}
