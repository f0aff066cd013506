import type { GraphBlock, GraphEdge, GraphNode } from './buildGraph';
import { fitTitle, labelWidth, noteWidth, shorten, titleMargin } from './labels';
import { routeWays, type Rectangle } from './routeWays';
import { lazy } from '../../util/lazy';

const loadDagre = lazy(() => require('@dagrejs/dagre') as Dagre);

/** The parts of @dagrejs/dagre that are used; its own types are those of an ES module. */
interface Dagre {
  readonly Graph: new (options: { multigraph: boolean }) => DagreGraph;
  layout(graph: DagreGraph): void;
}

interface DagreGraph {
  setGraph(label: object): void;
  setNode(name: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string, label: object, name: string): void;
  nodes(): readonly string[];
  /** After the layout, `x` and `y` are the centre. */
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

/** A block with positions relative to its upper left corner, in pixels. */
export interface PlacedBlock {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** `x` and `y` are its centre. `node` is absent for the start and the end of a block, which are dots. */
export interface PlacedNode extends Point {
  readonly width: number;
  readonly height: number;
  readonly node: GraphNode | undefined;
  /** The blocks inside, each with its corner. */
  readonly blocks: readonly (PlacedBlock & { readonly at: Point })[];
}

export interface PlacedEdge {
  /** `undefined` for edges from the start and to the end. */
  readonly edge: GraphEdge | undefined;
  /** Names of states; `undefined` is the start, or the end. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What is drawn of it: two strokes where its label interrupts it. */
  readonly strokes: readonly (readonly Point[])[];
  /** The centre of the label, its visible text, and its full text. */
  readonly label: (Point & { readonly text: string; readonly full: string }) | undefined;
}

const titleHeight = 26;
const gap = 10;
/** The room of a block that has no state yet. */
const emptyBlock = { width: 160, height: 64 };
const longestLabel = 44;
const labelHeight = 16;
/** How far an edge from a state to itself extends, without a label. */
const loopWidth = 24;

/**
 * Positions everything. Edges never cross the border of a block, so each block is laid out on its own, and is a box of
 * a fixed size for the block around it.
 */
export function layoutBlock(block: GraphBlock, isMachine = true): PlacedBlock {
  if (block.nodes.length === 0 && !isMachine) return { ...emptyBlock, nodes: [], edges: [] };
  const { Graph, layout } = loadDagre();
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 38, edgesep: 18, marginx: gap, marginy: gap });

  const boxes = block.nodes.map((node): Box => ({ node, ...insideOf(node) }));
  const { ways, start, end } = waysOf(block);
  const dot = isMachine ? 26 : 8;
  if (start) boxes.unshift({ node: undefined, width: dot, height: dot, blocks: [], key: startKey });
  if (end && isMachine) boxes.push({ node: undefined, width: dot, height: dot, blocks: [], key: endKey });
  // Names of states may be those of an object's own members (`__proto__`), so the layout gets other keys.
  const keys = new Map(boxes.map(({ node, key }, index) => [node?.name ?? key!, `n${index}`]));
  for (const { node, key, width, height } of boxes) graph.setNode(keys.get(node?.name ?? key!)!, { width, height });
  const shown = ways.filter(({ to }) => isMachine || to !== undefined);
  const keysOf = ({ from, to }: Way): [string, string] => [keys.get(from ?? startKey)!, keys.get(to ?? endKey)!];
  shown.forEach((way, index) => graph.setEdge(...keysOf(way), sizeOf(way), String(index)));
  layout(graph);

  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map([...keys.values()].map((key) => [key, graph.node(key)]));
  const found = shown.map((way, index) => {
    const [from, to] = keysOf(way);
    return { way, from: placed.get(from)!, to: placed.get(to)!, ...graph.edge(from, to, String(index)) };
  });
  const straight = found.filter(({ from, to }) => from !== to).map((one) => ({ ...one, label: labelBox(one) }));
  const routes = new Map(routeWays(placed.values(), straight).map((strokes, index) => [straight[index]!.way, strokes]));
  return withRoom({
    width,
    height,
    nodes: boxes.map((box, index) => ({ ...placed.get(`n${index}`)!, node: box.node, blocks: box.blocks })),
    edges: found.map((one) => placeWay(one, routes.get(one.way) ?? [loopAround(one)])),
  });
}

/** The layout measures boxes and labels: ways that go around all of them on the left or the right need room, too. */
function withRoom(block: PlacedBlock): PlacedBlock {
  const xs = block.edges.flatMap(({ strokes }) => strokes.flatMap((points) => points.map(({ x }) => x)));
  const left = gap - xs.reduce((least, x) => Math.min(least, x), gap);
  const right = xs.reduce((most, x) => Math.max(most, x + gap), block.width);
  if (left === 0 && right === block.width) return block;
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + left });
  return {
    ...block,
    width: right + left,
    nodes: block.nodes.map(moved),
    edges: block.edges.map((edge) => ({
      ...edge,
      strokes: edge.strokes.map((points) => points.map(moved)),
      label: edge.label && moved(edge.label),
    })),
  };
}

type Way = Pick<PlacedEdge, 'from' | 'to' | 'edge'>;
type Box = Pick<PlacedNode, 'width' | 'height' | 'node' | 'blocks'> & { readonly key?: symbol };

/** Not the name of a state. */
const startKey = Symbol('start');
const endKey = Symbol('end');

/** All edges of a block, including that to its first state and those from its last ones to the end. */
function waysOf({ start, nodes, edges }: GraphBlock): { ways: readonly Way[]; start: boolean; end: boolean } {
  const hasStart = nodes.some(({ name }) => name === start);
  const first: Way[] = hasStart ? [{ from: undefined, to: start, edge: undefined }] : [];
  const last = nodes.flatMap(({ name, ends, type }): Way[] =>
    ends && type !== 'Fail' ? [{ from: name, to: undefined, edge: undefined }] : [],
  );
  const between = edges.map((edge): Way => ({ from: edge.from, to: edge.to, edge }));
  return { ways: [...first, ...between, ...last], start: hasStart, end: last.length > 0 };
}

/** The space for an edge's label. */
function sizeOf({ edge, from, to }: Way): object {
  if (edge?.label === undefined) return from === to ? { width: loopWidth, height: labelHeight, labelpos: 'c' } : {};
  return { width: noteWidth(shorten(edge.label, longestLabel)) + 8, height: labelHeight, labelpos: 'c' };
}

/** The size of a state's box, and of the blocks in it side by side. */
function insideOf({ name, note = '', blocks }: GraphNode): Pick<PlacedNode, 'width' | 'height' | 'blocks'> {
  const title = fitTitle(blocks.length > 0 ? `${name} · ${note}` : name);
  const titleWidth = Math.max(labelWidth(title) + titleMargin, noteWidth(shorten(note, longestLabel)) + 24, 70);
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

type PlacedBox = ReturnType<DagreGraph['node']>;

interface Found {
  readonly way: Way;
  readonly from: PlacedBox;
  readonly to: PlacedBox;
  readonly points: readonly Point[];
  readonly x?: number;
  readonly y?: number;
}

function labelBox({ way: { edge }, x, y }: Found): Rectangle | undefined {
  if (edge?.label === undefined || x === undefined || y === undefined) return undefined;
  return { x, y, width: noteWidth(shorten(edge.label, longestLabel)), height: labelHeight };
}

function placeWay({ way: { from, to, edge }, x, y }: Found, strokes: PlacedEdge['strokes']): PlacedEdge {
  const text = edge?.label;
  const label =
    text === undefined || x === undefined || y === undefined
      ? undefined
      : { x, y, text: shorten(text, longestLabel), full: text };
  return { edge, from, to, strokes, label };
}

/** An edge out of the right side and back in, as far as the label. */
function loopAround({ way, from: box, x }: Found): Point[] {
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
