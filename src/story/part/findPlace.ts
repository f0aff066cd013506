import { HarnessError } from '../../errors/HarnessError';
import { allStates, type BlockView, type WalkedState } from '../../language/asl/walk';
import { didYouMean } from '../../util/nearest';

/** A state of a definition, and which items of the Maps around it. */
export interface FoundPlace {
  readonly state: WalkedState;
  /** The Maps around it, outermost first; the index of the item if the caller has named it. */
  readonly items: readonly { readonly map: WalkedState; readonly index: number | undefined }[];
}

/**
 * The place that a caller names: the name of a state, or a path such as `Fan[1]/Ship` or `Each[3]/Ship`, which may
 * leave out what is unambiguous. Throws a HarnessError with the candidates if there is none, or more than one. `option`
 * begins the message.
 */
export function findPlace(machine: BlockView, text: string, option: string): FoundPlace {
  const given: unknown = text;
  if (typeof given !== 'string')
    throw new HarnessError(`${option} takes the name of a state, not ${JSON.stringify(given) ?? String(given)}.`);
  const found = [...placesIn([machine], text, new Map())];
  const [place] = found;
  if (place === undefined) throw unknownPlace(machine, text, option);
  if (found.length === 1) return place;
  const candidates = found.map(({ state }) => `'${statePath(state)}'`).join(', ');
  throw new HarnessError(`${option}: several states are named '${text}'. Write one of: ${candidates}.`);
}

/** Where a state is, from the outermost Parallel or Map around it: `Fan[1]/Ship`. An item is shown as item 0. */
export function statePath({ name, block }: WalkedState): string {
  const { owner, kind } = block;
  if (owner === undefined) return name;
  return `${statePath(owner)}[${kind === 'branch' ? owner.blocks.indexOf(block) : 0}]/${name}`;
}

/** The blocks around a state, innermost first. */
export function* blocksAround({ block }: WalkedState): Generator<BlockView> {
  for (let at: BlockView | undefined = block; at !== undefined; at = at.owner?.block) yield at;
}

type Indexes = ReadonlyMap<WalkedState, number>;

function* placesIn(blocks: readonly BlockView[], text: string, indexes: Indexes): Generator<FoundPlace> {
  for (const block of blocks) {
    for (const state of allStates(block)) {
      if (state.name === text) yield { state, items: itemsAround(state, indexes) };
      const { index, rest } = stepInto(state, text) ?? {};
      if (index === undefined || rest === undefined) continue;
      if (state.type === 'Map') yield* placesIn(state.blocks, rest, new Map([...indexes, [state, index]]));
      else yield* placesIn(state.blocks.slice(index, index + 1), rest, indexes);
    }
  }
}

/** Names of states may contain brackets and slashes, so each state is tried. */
function stepInto({ name, blocks }: WalkedState, text: string): { index: number; rest: string } | undefined {
  if (blocks.length === 0 || !text.startsWith(`${name}[`)) return undefined;
  const [, index, rest] = /^\[(\d{1,9})\]\/(.+)$/s.exec(text.slice(name.length)) ?? [];
  return index === undefined || rest === undefined ? undefined : { index: Number(index), rest };
}

function itemsAround(state: WalkedState, indexes: Indexes): FoundPlace['items'] {
  const maps = [...blocksAround(state)].flatMap(({ kind, owner }) => (kind === 'processor' && owner ? [owner] : []));
  return maps.reverse().map((map) => ({ map, index: indexes.get(map) }));
}

function unknownPlace(machine: BlockView, text: string, option: string): HarnessError {
  const names = [...allStates(machine)].map(({ name }) => name);
  const last = text.replace(/^.*\]\//s, '');
  const same = last === text ? [] : [...allStates(machine)].filter(({ name }) => name === last);
  const hint =
    same.length > 0
      ? `'${last}' is at: ${same.map((state) => `'${statePath(state)}'`).join(', ')}.`
      : (didYouMean(text, names) ?? `Its states: ${names.join(', ')}.`);
  return new HarnessError(`${option}: the state machine has no state '${text}'. ${hint}`);
}
