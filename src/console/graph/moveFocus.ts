import type { PlacedBlock } from '../../story/graph/layoutBlock';

/** The center of a state in the whole drawing. */
interface StatePlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** All states of a drawing, each before those inside it. */
export function placesOf(block: PlacedBlock, left = 0, top = 0): readonly StatePlace[] {
  return block.nodes.flatMap(({ node, x, y, width, height, blocks }) => {
    if (node === undefined) return [];
    const inside = blocks.flatMap((inner) =>
      placesOf(inner, left + x - width / 2 + inner.at.x, top + y - height / 2 + inner.at.y),
    );
    // The head of a Map or Parallel, not its center, where other states are.
    return [{ name: node.name, x: left + x, y: top + (blocks.length > 0 ? y - height / 2 + 14 : y) }, ...inside];
  });
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};

/** The state that an arrow key leads to: the nearest one in that direction. Home and End: the first and the last. */
export function nextState(
  places: readonly StatePlace[],
  from: string | undefined,
  key: string,
): StatePlace | undefined {
  if (key === 'Home') return places[0];
  if (key === 'End') return places.at(-1);
  const way = ways[key];
  const at = places.find(({ name }) => name === from) ?? places[0];
  if (way === undefined || at === undefined) return undefined;
  let best: StatePlace | undefined;
  let least = Infinity;
  for (const place of places) {
    const along = (place.x - at.x) * way[0] + (place.y - at.y) * way[1];
    if (place === at || along < 1) continue;
    const aside = Math.abs((place.x - at.x) * way[1]) + Math.abs((place.y - at.y) * way[0]);
    const far = along + 2 * aside;
    if (far >= least) continue;
    least = far;
    best = place;
  }
  return best;
}
