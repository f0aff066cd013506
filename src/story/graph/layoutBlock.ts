import type { Dagre, DagreGraph } from './Dagre';
import type { GraphBlock, GraphEdge, GraphNode } from './GraphBlock';
import { labelWidth, noteWidth, shorten } from './labels';

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
  /** The middle of the label. */
  readonly label: (Point & { readonly text: string }) | undefined;
}

const titleHeight = 26;
const gap = 10;
const longestLabel = 44;

/**
 * Finds a place for everything. Ways never lead into or out of a block, so each block is laid out on its own, and is
 * a box of a fixed size for the block around it.
 */
export function layoutBlock(block: GraphBlock, isMachine = true): PlacedBlock {
  const { Graph, layout } = require('@dagrejs/dagre') as Dagre;
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
  return {
    width,
    height,
    nodes: boxes.map((box, index) => ({ ...graph.node(`n${index}`), node: box.node, blocks: box.blocks })),
    edges: shown.map((way, index) => placeWay(way, graph.edge(...keysOf(way), String(index)))),
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
function sizeOf({ edge }: Way): object {
  if (edge?.label === undefined) return {};
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
    text === undefined || x === undefined || y === undefined ? undefined : { x, y, text: shorten(text, longestLabel) };
  return { edge, from, to, points, label };
}
