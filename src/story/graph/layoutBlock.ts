import type { GraphBlock, GraphEdge, GraphNode } from './buildGraph';
import { labelWidth, noteWidth, shorten } from './labels';
import { lazy } from '../../util/lazy';

const loadDagre = lazy(() => require('@dagrejs/dagre') as Dagre);

/** What is used of @dagrejs/dagre, whose own types are those of an ES module. */
interface Dagre {
  readonly Graph: new (options: { multigraph: boolean }) => DagreGraph;
  layout(graph: DagreGraph): void;
}

interface DagreGraph {
  setGraph(label: object): void;
  setNode(name: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  nodes(): readonly string[];
  /** After the layout: `x` and `y` are the middle. */
  node(name: string): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  edge(
    from: string,
    to: string,
    name: string,
  ): {
    readonly points: readonly { readonly x: number; readonly y: number }[];
    readonly x?: number;
    readonly y?: number;
  };
  graph(): { readonly width?: number; readonly height?: number };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A block with places, counted from its upper left corner, in pixels. */
export interface PlacedBlock {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** `x` and `y` are its middle. `node` is absent for the start and the end of a block, which are dots. */
export interface PlacedNode extends Point {
  readonly width: number;
  readonly height: number;
  readonly node: GraphNode | undefined;
  /** The blocks inside, each with its corner. */
  readonly blocks: readonly (PlacedBlock & { readonly at: Point })[];
}

export interface PlacedEdge {
  /** `undefined` from the start and to the end. */
  readonly edge: GraphEdge | undefined;
  /** Names of states; `undefined` is the start, or the end. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly points: readonly Point[];
  /** The middle of the label, what is shown of it, and all of it. */
  readonly label: (Point & { readonly text: string; readonly full: string }) | undefined;
}

const titleHeight = 26;
const gap = 10;
const longestLabel = 44;
/** How far a way from a state to itself reaches out, where it has no label. */
const loopWidth = 24;

/**
 * Finds a place for everything. Ways never lead into or out of a block, so each block is laid out on its own, and is
 * a box of a fixed size for the block around it.
 */
export function layoutBlock(block: GraphBlock, isMachine = true): PlacedBlock {
  const { Graph, layout } = loadDagre();
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 38, edgesep: 18, marginx: gap, marginy: gap });

  const boxes = block.nodes.map((node): Box => ({ node, ...insideOf(node) }));
  const { ways, start, end } = waysOf(block);
  const dot = isMachine ? 26 : 8;
  if (start) boxes.unshift({ node: undefined, width: dot, height: dot, blocks: [], key: startKey });
  if (end && isMachine) boxes.push({ node: undefined, width: dot, height: dot, blocks: [], key: endKey });
  // Names of states may be those of an object's own members (`__proto__`): the layout gets keys of ours.
  const keys = new Map(boxes.map(({ node, key }, index) => [node?.name ?? key!, `n${index}`]));
  for (const { node, key, width, height } of boxes) graph.setNode(keys.get(node?.name ?? key!)!, { width, height });
  const shown = ways.filter(({ to }) => isMachine || to !== undefined);
  const keysOf = ({ from, to }: Way): [string, string] => [keys.get(from ?? startKey)!, keys.get(to ?? endKey)!];
  shown.forEach((way, index) => graph.setEdge(...keysOf(way), sizeOf(way), String(index)));
  layout(graph);

  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map([...keys.values()].map((key) => [key, graph.node(key)]));
  const place = (way: Way, index: number): PlacedEdge => {
    const [from, to] = keysOf(way);
    const found = graph.edge(from, to, String(index));
    if (from === to) return placeWay(way, { ...found, points: loopAround(placed.get(from)!, way, found) });
    return placeWay(way, { ...found, points: besideRanks(found.points, placed.get(from)!, placed.get(to)!, placed) });
  };
  return {
    width,
    height,
    nodes: boxes.map((box, index) => ({ ...placed.get(`n${index}`)!, node: box.node, blocks: box.blocks })),
    edges: shown.map(place),
  };
}

type Way = Pick<PlacedEdge, 'from' | 'to' | 'edge'>;
type Box = Pick<PlacedNode, 'width' | 'height' | 'node' | 'blocks'> & { readonly key?: symbol };

/** No name of a state. */
const startKey = Symbol('start');
const endKey = Symbol('end');

/** All ways of a block, with that to its first state and those from its last ones to the end. */
function waysOf({ start, nodes, edges }: GraphBlock): { ways: readonly Way[]; start: boolean; end: boolean } {
  const hasStart = nodes.some(({ name }) => name === start);
  const first: Way[] = hasStart ? [{ from: undefined, to: start, edge: undefined }] : [];
  const last = nodes.flatMap(({ name, ends, type }): Way[] =>
    ends && type !== 'Fail' ? [{ from: name, to: undefined, edge: undefined }] : [],
  );
  const between = edges.map((edge): Way => ({ from: edge.from, to: edge.to, edge }));
  return { ways: [...first, ...between, ...last], start: hasStart, end: last.length > 0 };
}

/** The room that a way's label needs. */
function sizeOf({ edge, from, to }: Way): object {
  if (edge?.label === undefined) return from === to ? { width: loopWidth, height: 16, labelpos: 'c' } : {};
  return { width: noteWidth(shorten(edge.label, longestLabel)) + 8, height: 16, labelpos: 'c' };
}

/** The size of a state's box, and of the blocks in it side by side. */
function insideOf({ name, note = '', blocks }: GraphNode): Pick<PlacedNode, 'width' | 'height' | 'blocks'> {
  const title = blocks.length > 0 ? `${name} · ${note}` : name;
  const titleWidth = Math.max(labelWidth(title) + 40, noteWidth(shorten(note, longestLabel)) + 24, 70);
  if (blocks.length === 0) return { width: titleWidth, height: note === '' ? 34 : 46, blocks: [] };
  const placed: (PlacedBlock & { at: Point })[] = [];
  let x = gap;
  for (const inner of blocks) {
    const block = layoutBlock(inner, false);
    placed.push({ ...block, at: { x, y: titleHeight } });
    x += block.width + gap;
  }
  const height = titleHeight + Math.max(...placed.map((block) => block.height)) + gap;
  return { width: Math.max(titleWidth, x), height, blocks: placed };
}

function placeWay({ from, to, edge }: Way, { points, x, y }: ReturnType<DagreGraph['edge']>): PlacedEdge {
  const text = edge?.label;
  const label =
    text === undefined || x === undefined || y === undefined
      ? undefined
      : { x, y, text: shorten(text, longestLabel), full: text };
  return { edge, from, to, points, label };
}

type PlacedBox = ReturnType<DagreGraph['node']>;

/** Out of the right side and in again, up to the label. */
function loopAround(box: PlacedBox, way: Way, { x }: ReturnType<DagreGraph['edge']>): Point[] {
  const right = box.x + box.width / 2;
  const rise = Math.min(box.height / 4, 14);
  const label = way.edge?.label === undefined ? 0 : noteWidth(shorten(way.edge.label, longestLabel)) / 2 + 2;
  const reach = Math.max(right + loopWidth / 2, (x ?? right) - label);
  return [
    { x: right, y: box.y - rise },
    { x: reach, y: box.y - rise },
    { x: reach, y: box.y },
    { x: reach, y: box.y + rise },
    { x: right, y: box.y + rise },
  ];
}

/**
 * Beside a tall box of the same row a way goes straight up or down, since a slanted one would cross it: rows are placed
 * by their middles, and a way has points between the rows only.
 */
function besideRanks(
  points: readonly Point[],
  from: PlacedBox,
  to: PlacedBox,
  boxes: ReadonlyMap<string, PlacedBox>,
): readonly Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return points;
  const down = from.y <= to.y;
  const leave = rowEdge(from, boxes, down);
  const arrive = rowEdge(to, boxes, !down);
  const start = isOutside(leave, first.y, down) ? [first, { x: first.x, y: leave }] : [first];
  const end = isOutside(arrive, last.y, !down) ? [{ x: last.x, y: arrive }, last] : [last];
  return [...start, ...points.slice(1, -1), ...end];
}

function isOutside(edge: number, y: number, below: boolean): boolean {
  return below ? edge > y + 6 : edge < y - 6;
}

/** Where the row of a box ends, below or above. */
function rowEdge({ y }: PlacedBox, boxes: ReadonlyMap<string, PlacedBox>, below: boolean): number {
  const heights = [...boxes.values()].filter((box) => Math.abs(box.y - y) < 0.5).map(({ height }) => height);
  return y + (below ? 1 : -1) * (Math.max(...heights) / 2);
}
