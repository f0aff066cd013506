import type { GraphBlock, GraphEdge, GraphNode } from '../../../src/story/graph/buildGraph';
import { noteWidth } from '../../../src/story/graph/labels';
import { layoutBlock, type PlacedBlock, type Point } from '../../../src/story/graph/layoutBlock';
import { drawnWay } from '../../../src/story/graph/outline';
import { seededRandom } from '../../../src/util/seededRandom';

interface Rectangle {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function rectangle(what: string, { x, y }: Point, width: number, height: number): Rectangle {
  return { what, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

/** A graph of any shape: loops, Choices, Catches, names and labels of all lengths, blocks in blocks. */
function randomBlock(chance: () => number, most: number, depth = 0): GraphBlock {
  const upTo = (count: number): number => Math.floor(chance() * count);
  const count = 1 + upTo(most);
  const words = (length: number): string =>
    'a label of some words that goes on and on '.repeat(3).slice(0, 1 + upTo(length));
  const nodes = Array.from({ length: count }, (_none, index): GraphNode => {
    const isBlock = depth < 2 && chance() < 0.12;
    const blocks = isBlock ? Array.from({ length: 1 + upTo(3) }, () => randomBlock(chance, 5, depth + 1)) : [];
    return {
      name: `${index} ${words(30)}`,
      type: isBlock ? 'Parallel' : (['Pass', 'Task', 'Choice', 'Wait'] as const)[upTo(4)]!,
      note: chance() < 0.3 ? words(40) : undefined,
      ends: chance() < 0.2,
      blocks,
    };
  });
  const edges = nodes.flatMap(({ name, type }, index) =>
    Array.from({ length: type === 'Choice' ? upTo(5) : 1 + upTo(2) }, (): GraphEdge => {
      // Most go on; some go back, some to the state itself, some twice to one state.
      const to = chance() < 0.75 ? Math.min(count - 1, index + 1 + upTo(4)) : upTo(count);
      const kind = (['next', 'choice', 'catch'] as const)[upTo(3)]!;
      return { from: name, to: nodes[to]!.name, kind, label: chance() < 0.5 ? words(60) : undefined };
    }),
  );
  return { start: nodes[0]!.name, nodes, edges };
}

/** Points of a path of lines and curves, close together. */
function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  let at = { x: 0, y: 0 };
  for (const [, command, numbers] of path.matchAll(/([MLCQ])([^MLCQ]*)/g)) {
    const values = [...numbers!.matchAll(/-?[\d.]+/g)].map(Number);
    const corners = [at, ...values.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: values[index + 1]! }] : []))];
    const parts = command === 'M' ? [1] : Array.from({ length: 40 }, (_none, index) => (index + 1) / 40);
    if (command === 'M') corners.splice(0, 1);
    for (const part of parts) points.push(between(corners, part));
    at = corners.at(-1)!;
  }
  return points;
}

/** De Casteljau's point of a curve. */
function between(corners: readonly Point[], part: number): Point {
  if (corners.length === 1) return corners[0]!;
  const next = corners.slice(1).map(({ x, y }, index) => {
    const before = corners[index]!;
    return { x: before.x + (x - before.x) * part, y: before.y + (y - before.y) * part };
  });
  return between(next, part);
}

function isInside({ x, y }: Point, { left, right, top, bottom }: Rectangle, edge = 1): boolean {
  return x > left + edge && x < right - edge && y > top + edge && y < bottom - edge;
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
}

/** What lies upon what, in a block and in those inside it. */
function faultsOf(block: PlacedBlock): string[] {
  const boxes = block.nodes.map((node, index) => rectangle(`box ${index}`, node, node.width, node.height));
  const labels = block.edges.flatMap(({ label }, index) =>
    label === undefined ? [] : [rectangle(`label ${index}`, label, noteWidth(label.text), 12)],
  );
  const faults: string[] = [];
  const all = [...boxes, ...labels];
  all.forEach((one, index) => {
    for (const other of all.slice(index + 1)) if (overlap(one, other)) faults.push(`${one.what} and ${other.what}`);
    if (one.left < 0 || one.top < 0 || one.right > block.width || one.bottom > block.height)
      faults.push(`${one.what} outside`);
  });
  block.edges.forEach((edge, index) => {
    const points = pointsOf(drawnWay(edge));
    for (const one of all) if (points.some((point) => isInside(point, one))) faults.push(`way ${index} in ${one.what}`);
    if (points.some(({ x, y }) => x < 0 || y < 0 || x > block.width || y > block.height))
      faults.push(`way ${index} outside`);
  });
  return [...faults, ...block.nodes.flatMap(({ blocks }) => blocks.flatMap(faultsOf))];
}

test.each(Array.from({ length: 60 }, (_none, seed) => seed))(
  'in the random graph %d no edge and no label covers a box, a label, or the border',
  (seed) => {
    const block = layoutBlock(randomBlock(seededRandom(`graph ${seed}`), 4 + (seed % 20)));
    expect(faultsOf(block)).toEqual([]);
  },
);

test('ways to and from one state have places of their own on its edge, in the order of where they go', () => {
  const to = ['A', 'B', 'C', 'D'];
  const nodes = ['Choose', ...to].map((name): GraphNode => ({
    name,
    type: 'Task',
    note: undefined,
    ends: true,
    blocks: [],
  }));
  const edges = to.map((name): GraphEdge => ({ from: 'Choose', to: name, kind: 'choice', label: undefined }));
  const placed = layoutBlock({ start: 'Choose', nodes, edges });
  const ways = placed.edges.filter(({ from, edge }) => from === 'Choose' && edge !== undefined);
  const starts = ways.map(({ strokes }) => strokes[0]![0]!);
  const box = placed.nodes.find(({ node }) => node?.name === 'Choose')!;
  const xs = starts.map(({ x }) => x);
  expect(new Set(starts.map(({ y }) => y))).toEqual(new Set([box.y + box.height / 2]));
  expect(new Set(xs).size).toBe(4);
  const ends = ways.map(({ strokes }) => strokes.at(-1)!.at(-1)!.x);
  const order = (values: readonly number[]): number[] =>
    values.map((value) => [...values].sort((a, b) => a - b).indexOf(value));
  expect(order(xs)).toEqual(order(ends));
});
