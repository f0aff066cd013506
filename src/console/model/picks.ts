import { iterationsOf } from '../../story/trace/strands';
import type { Visit } from '../../story/trace/Story';

/** Which item of a Map is selected, by the Map's name. Without an entry, all items are. */
export type Picks = ReadonlyMap<string, number>;

/** Whether a visit is in the selected items. */
export function isPicked(visit: Visit, picks: Picks): boolean {
  return picks.size === 0 || iterationsOf(visit).every(({ state, index }) => (picks.get(state) ?? index) === index);
}

/** An item of a Map and its outcome. */
export interface Item {
  readonly index: number;
  /** `caught`: it continued after an error. */
  readonly outcome: 'succeeded' | 'caught' | 'failed' | 'open' | 'aborted';
}

/** The items of each Map that has begun some, in the last attempt of its last selected visit. */
export function itemsOf(visits: readonly Visit[], picks: Picks): ReadonlyMap<string, readonly Item[]> {
  const items = new Map<string, readonly Item[]>();
  for (const visit of visits) {
    if (visit.type !== 'Map' || !isPicked(visit, picks)) continue;
    const strands = (visit.attempts.at(-1)?.strands ?? []).filter(({ kind }) => kind === 'iteration');
    if (strands.length === 0) continue;
    const list = strands.map(({ index, visits: inside }): Item => {
      const last = inside.at(-1);
      if (last === undefined) return { index, outcome: 'open' };
      const caught = last.outcome === 'succeeded' && inside.some(({ outcome }) => outcome === 'caught');
      return { index, outcome: caught ? 'caught' : last.outcome };
    });
    items.set(
      visit.state,
      list.sort((a, b) => a.index - b.index),
    );
  }
  return items;
}
