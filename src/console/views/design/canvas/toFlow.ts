import type { BlockView, WalkedState } from '../../../../language/asl/walk';
import type { PlacedBlock, PlacedEdge, PlacedNode, Point } from '../../../../story/graph/layoutBlock';
import { drawnWay } from '../../../../story/graph/outline';
import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { transitionsFrom } from '../../../../definitions/document/gestures/transitions';

/** A box of the canvas. `x` and `y` are its corner in the box around it. */
export interface FlowBox extends Point {
  readonly id: string;
  readonly kind: 'state' | 'block' | 'dot';
  readonly parent: string | undefined;
  readonly width: number;
  readonly height: number;
  /** Of the state or the block; a dot has that of its block. */
  readonly path: DocumentPath;
  readonly placed: PlacedNode | undefined;
  readonly state: WalkedState | undefined;
  readonly block: BlockView;
  readonly ports: readonly Port[];
}

/** Where a way leaves or enters a box, from its corner. */
export interface Port extends Point {
  readonly id: string;
  readonly type: 'source' | 'target';
}

export interface FlowWay {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly placed: PlacedEdge;
  /** What is drawn, in the whole drawing. */
  readonly d: string;
  readonly label: PlacedEdge['label'];
  /** The path of the transition; `undefined` for a way to the end. */
  readonly path: DocumentPath | undefined;
  /** The path of the transition; of `End` of the state for a way to the end. */
  readonly at: DocumentPath;
  /** The state that it leaves; `undefined` for a way from the start. */
  readonly from: DocumentPath | undefined;
  readonly block: BlockView;
}

export interface FlowDrawing {
  /** What it is a picture of. */
  readonly machine: BlockView;
  readonly boxes: readonly FlowBox[];
  readonly ways: readonly FlowWay[];
}

export function idOf(path: DocumentPath): string {
  return JSON.stringify(path);
}

/** The boxes and ways of a drawing, each with its place in the definition. */
export function toFlow(machine: BlockView, placed: PlacedBlock): FlowDrawing {
  const drawing = { machine, boxes: [] as FlowBox[], ways: [] as FlowWay[] };
  addBlock(drawing, machine, placed, { x: 0, y: 0 }, undefined);
  return drawing;
}

type Drawing = { readonly boxes: FlowBox[]; readonly ways: FlowWay[] };

function addBlock(
  drawing: Drawing,
  block: BlockView,
  placed: PlacedBlock,
  origin: Point,
  parent: string | undefined,
): void {
  const states = new Map(block.states.map((state) => [state.name, state]));
  const ids = placed.nodes.map(({ node }, index) =>
    node === undefined ? `${index === 0 ? 'start' : 'end'} ${idOf(block.path)}` : idOf(states.get(node.name)!.path),
  );
  const ways = waysOf(block, placed, origin);
  placed.nodes.forEach((node, index) => {
    const id = ids[index]!;
    const state = node.node === undefined ? undefined : states.get(node.node.name);
    const corner = { x: node.x - node.width / 2, y: node.y - node.height / 2 };
    drawing.boxes.push({
      id,
      kind: state === undefined ? 'dot' : 'state',
      parent,
      ...corner,
      width: node.width,
      height: node.height,
      path: state?.path ?? block.path,
      placed: node,
      state,
      block,
      ports: ways.flatMap((way) => portsOf(way, id, { x: origin.x + corner.x, y: origin.y + corner.y })),
    });
    state?.blocks.forEach((inner, at) => {
      const area = node.blocks[at];
      if (area === undefined) return;
      const inside = { x: origin.x + corner.x + area.at.x, y: origin.y + corner.y + area.at.y };
      const { width, height } = area;
      const own = idOf(inner.path);
      const box = { id: own, kind: 'block', parent: id, x: area.at.x, y: area.at.y, width, height } as const;
      drawing.boxes.push({ ...box, path: inner.path, placed: undefined, state, block: inner, ports: [] });
      addBlock(drawing, inner, area, inside, own);
    });
  });
  drawing.ways.push(...ways);
}

/** The ways of a block. Those between states are in the order of its transitions. */
function waysOf(block: BlockView, placed: PlacedBlock, origin: Point): readonly FlowWay[] {
  const typed = block.states.filter(({ type }) => type !== undefined);
  const known = new Map(typed.map((state) => [state.name, state]));
  const transitions = typed.flatMap(transitionsFrom).filter(({ to }) => known.has(to));
  let next = 0;
  return placed.edges.map((edge): FlowWay => {
    const from = edge.from === undefined ? undefined : known.get(edge.from)!.path;
    const transition = edge.edge === undefined ? undefined : transitions[next++]!;
    const path = transition?.path ?? (from === undefined ? [...block.path, 'StartAt'] : undefined);
    const drawn = moved(edge, origin);
    const at = path ?? [...from!, 'End'];
    return {
      id: idOf(at),
      source: from === undefined ? `start ${idOf(block.path)}` : idOf(from),
      target: edge.to === undefined ? `end ${idOf(block.path)}` : idOf(known.get(edge.to)!.path),
      placed: drawn,
      d: drawnWay(drawn),
      label: drawn.label,
      path,
      at,
      from,
      block,
    };
  });
}

function moved(edge: PlacedEdge, { x, y }: Point): PlacedEdge {
  const by = <P extends Point>(point: P): P => ({ ...point, x: point.x + x, y: point.y + y });
  return { ...edge, strokes: edge.strokes.map((points) => points.map(by)), label: edge.label && by(edge.label) };
}

function portsOf({ id, source, target, placed }: FlowWay, box: string, corner: Point): readonly Port[] {
  const [first, last] = [placed.strokes[0]?.[0], placed.strokes.at(-1)?.at(-1)];
  const ports: Port[] = [];
  const add = (type: Port['type'], at: Point | undefined): void => {
    if (at !== undefined) ports.push({ id, type, x: at.x - corner.x, y: at.y - corner.y });
  };
  if (source === box) add('source', first);
  if (target === box) add('target', last);
  return ports;
}
