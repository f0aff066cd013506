import { HarnessError } from '../../errors/HarnessError';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import { member, type Json } from '../../util/json';
import { afterPath, jsonataShape, outputShapes, templateShape } from './outputShapes';
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
  const begins = state === firstStateOf(state.block) ? shapesOfBlock(state.block) : [];
  const ways: Way[] = begins.map((shape) => ({ by: `'${owner?.name ?? 'The caller'}'`, shape }));
  for (const before of state.block.states)
    if (nextStates(before).includes(state))
      for (const shape of outputShapes(before, state.name, shapesOf(before)))
        ways.push({ by: `'${before.name}'`, shape });
  return ways;
}

/** What the first state of a block gets: for an item, from the ItemSelector; for a branch, the input of the Parallel. */
function shapesOfBlock({ owner, kind }: BlockView): readonly Shape[] {
  if (owner === undefined) return [anything];
  const { object } = owner;
  const isPath = owner.language === 'JSONPath';
  const fields =
    kind === 'branch' ? [isPath ? 'Parameters' : 'Arguments'] : ['ItemSelector', ...(isPath ? ['Parameters'] : [])];
  const written = fields.map((name) => member(object, name)).find((value) => value !== undefined);
  if (kind === 'processor') {
    if (written === undefined || member(object, 'ItemBatcher') !== undefined) return [anything];
  } else if (written === undefined) {
    const input = inputShapes(owner).get(owner) ?? [];
    return isPath ? afterPath(object, 'InputPath', input) : input;
  }
  return [isPath ? templateShape(written) : jsonataShape(written)];
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
