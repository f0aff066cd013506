import { withoutControls } from '../../util/withoutControls';
import type { GraphBlock, GraphNode } from './GraphBlock';
import { shorten, timesOf } from './labels';
import { layoutBlock, type PlacedBlock, type PlacedEdge, type PlacedNode, type Point } from './layoutBlock';
import { edgeKey, type StateTrace, type Trace } from './Trace';

const style = `
  text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: #1f2328; text-anchor: middle }
  .note, .label { font-size: 11px; fill: #57606a }
  .label { paint-order: stroke; stroke: #fff; stroke-width: 4px }
  .state { fill: #fff; stroke: #57606a }
  .block { fill: #f6f8fa; stroke: #57606a }
  .inner { fill: none; stroke: #57606a }
  .dot { fill: #57606a }
  .way { fill: none; stroke: #8c959f; stroke-width: 1.3 }
  .catch { stroke-dasharray: 5 4 }
  .taken { stroke: #1a7f37; stroke-width: 2.6 }
  .succeeded { stroke: #1a7f37; stroke-width: 2; fill: #dafbe1 }
  .caught { stroke: #9a6700; stroke-width: 2; fill: #fff8c5 }
  .failed { stroke: #cf222e; stroke-width: 2; fill: #ffebe9 }
  .aborted { stroke: #57606a; stroke-width: 2; fill: #eaeef2 }
  .open { stroke: #0969da; stroke-width: 2; fill: #ddf4ff }
  .partly { stroke: #9a6700; stroke-width: 2; stroke-dasharray: 4 3; fill: #fff8c5 }
  .missed { stroke: #cf222e; stroke-width: 2; stroke-dasharray: 4 3; fill: #fff }`;

/**
 * A state machine as an SVG picture of its own, without scripts or anything from outside. An execution colours the
 * states that it entered and thickens the ways that it took.
 */
export function formatSvg(block: GraphBlock, trace?: Trace): string {
  const placed = layoutBlock(block);
  const { width, height } = placed;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}">`,
    `<style>${style}\n</style>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...drawBlock(placed, trace),
    '</svg>',
    '',
  ].join('\n');
}

function drawBlock({ nodes, edges }: PlacedBlock, trace: Trace | undefined): string[] {
  // Labels last: no line goes over them.
  return [
    ...nodes.flatMap((node) => drawNode(node, trace)),
    ...edges.map((edge) => drawWay(edge, trace)),
    ...edges.flatMap(({ label }) => (label === undefined ? [] : [text(label, label.text, 'label', 4, label.full)])),
  ];
}

function drawNode(placed: PlacedNode, trace: Trace | undefined): string[] {
  const { x, y, width, height, node, blocks } = placed;
  if (node === undefined) return [`<circle class="dot" cx="${px(x)}" cy="${px(y)}" r="${px(width / 2)}"/>`];
  const seen = trace?.states.get(node.name);
  const left = x - width / 2;
  const top = y - height / 2;
  const colour = seen === undefined ? '' : ` ${seen.outcome}`;
  const kind = blocks.length > 0 ? 'block' : 'state';
  const titleY = blocks.length > 0 ? top + 18 : node.note === undefined ? y + 4.5 : y - 2;
  return [
    `<g><title>${escaped(describe(node, seen))}</title>`,
    shapeOf(placed, node, `${kind}${colour}`),
    text({ x, y: titleY }, titleOf(node, seen), '', 0),
    ...(node.note === undefined || blocks.length > 0
      ? []
      : [text({ x, y: y + 14 }, shorten(node.note, 44), 'note', 0, node.note)]),
    '</g>',
    ...blocks.flatMap((block) => [
      `<g transform="translate(${px(left + block.at.x)} ${px(top + block.at.y)})">`,
      ...drawBlock(block, trace),
      '</g>',
    ]),
  ];
}

/** Each type of state has an outline of its own; a Task is a plain box. */
function shapeOf(placed: PlacedNode, { type }: GraphNode, className: string): string {
  return (shapes[type] ?? box)(placed, className);
}

type Shape = (placed: PlacedNode, className: string) => string;

const box: Shape = (placed, className) => rectangle(placed, className, 6);

const pill: Shape = (placed, className) => rectangle(placed, className, placed.height / 2);

const shapes: Readonly<Partial<Record<GraphNode['type'], Shape>>> = {
  Pass: ({ x, y, width, height }, className) =>
    polygon(className, [
      [x - width / 2 + 6, y - height / 2],
      [x + width / 2, y - height / 2],
      [x + width / 2 - 6, y + height / 2],
      [x - width / 2, y + height / 2],
    ]),
  Choice: ({ x, y, width, height }, className) =>
    polygon(className, [
      [x - width / 2, y],
      [x - width / 2 + 14, y - height / 2],
      [x + width / 2 - 14, y - height / 2],
      [x + width / 2, y],
      [x + width / 2 - 14, y + height / 2],
      [x - width / 2 + 14, y + height / 2],
    ]),
  Wait: pill,
  Succeed: (placed, className) => pill(placed, className) + pill(inset(placed, 3), 'inner'),
  Fail: ({ x, y, width, height }, className) =>
    polygon(className, [
      [x - width / 2 + 9, y - height / 2],
      [x + width / 2 - 9, y - height / 2],
      [x + width / 2, y - height / 2 + 9],
      [x + width / 2, y + height / 2 - 9],
      [x + width / 2 - 9, y + height / 2],
      [x - width / 2 + 9, y + height / 2],
      [x - width / 2, y + height / 2 - 9],
      [x - width / 2, y - height / 2 + 9],
    ]),
  // One sheet upon another.
  Map: (placed, className) => box({ ...placed, x: placed.x + 4, y: placed.y + 4 }, className) + box(placed, className),
};

function rectangle({ x, y, width, height }: PlacedNode, className: string, round: number): string {
  return `<rect class="${className}" x="${px(x - width / 2)}" y="${px(y - height / 2)}" width="${px(width)}" height="${px(height)}" rx="${px(round)}"/>`;
}

function polygon(className: string, corners: readonly (readonly [x: number, y: number])[]): string {
  return `<polygon class="${className}" points="${corners.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')}"/>`;
}

function inset(placed: PlacedNode, by: number): PlacedNode {
  return { ...placed, width: placed.width - 2 * by, height: placed.height - 2 * by };
}

function drawWay(way: PlacedEdge, trace: Trace | undefined): string {
  const { edge, points } = way;
  const caught = edge?.kind === 'catch';
  const classes = ['way', ...(caught ? ['catch'] : []), ...(isTaken(way, caught, trace) ? ['taken'] : [])];
  return `<path class="${classes.join(' ')}" d="${curve(points)}" marker-end="url(#arrow)"/>`;
}

function isTaken({ from, to }: PlacedEdge, caught: boolean, trace: Trace | undefined): boolean {
  if (trace === undefined) return false;
  if (from === undefined) return trace.states.has(to!);
  if (to === undefined) return trace.states.get(from)?.outcome === 'succeeded';
  return trace.edges.has(edgeKey(from, to, caught));
}

/** Through the middles between the points, bent at the points. */
function curve(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  let path = `M${at(first)}`;
  others.forEach((point, index) => {
    const next = others[index + 1];
    path +=
      next === undefined
        ? `L${at(point)}`
        : `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return path;
}

/** There is no room for a note in the head of a Parallel or Map but beside its name. */
function titleOf({ name, note, blocks }: GraphNode, seen: StateTrace | undefined): string {
  const times = timesOf(seen);
  const title = times === '' ? name : `${name} ${times}`;
  return blocks.length > 0 && note !== undefined ? `${title} · ${note}` : title;
}

function describe({ name, type, note }: GraphNode, seen: StateTrace | undefined): string {
  const what = `${name}: ${type}${note === undefined ? '' : `, ${note}`}`;
  if (seen === undefined) return what;
  return `${what}; entered ${seen.times}×, run again ${seen.retries}×, ${seen.outcome}`;
}

/** What is cut is whole in a title, which browsers show under the pointer. */
function text({ x, y }: Point, content: string, className: string, down: number, full = content): string {
  const attribute = className === '' ? '' : ` class="${className}"`;
  const title = full === content ? '' : `<title>${escaped(full)}</title>`;
  return `<text${attribute} x="${px(x)}" y="${px(y + down)}">${title}${escaped(content)}</text>`;
}

function at({ x, y }: Point): string {
  return `${px(x)} ${px(y)}`;
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Half of a surrogate pair, which no XML can hold, is replaced. */
function escaped(content: string): string {
  return withoutControls(content)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
