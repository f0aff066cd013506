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
  .dot { fill: #57606a }
  .way { fill: none; stroke: #8c959f; stroke-width: 1.3 }
  .catch { stroke-dasharray: 5 4 }
  .taken { stroke: #1a7f37; stroke-width: 2.6 }
  .succeeded { stroke: #1a7f37; stroke-width: 2; fill: #dafbe1 }
  .caught { stroke: #9a6700; stroke-width: 2; fill: #fff8c5 }
  .failed { stroke: #cf222e; stroke-width: 2; fill: #ffebe9 }
  .aborted { stroke: #57606a; stroke-width: 2; fill: #eaeef2 }
  .open { stroke: #0969da; stroke-width: 2; fill: #ddf4ff }`;

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
    ...edges.flatMap(({ label }) => (label === undefined ? [] : [text(label, label.text, 'label', 4)])),
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
      : [text({ x, y: y + 14 }, shorten(node.note, 44), 'note', 0)]),
    '</g>',
    ...blocks.flatMap((block) => [
      `<g transform="translate(${px(left + block.at.x)} ${px(top + block.at.y)})">`,
      ...drawBlock(block, trace),
      '</g>',
    ]),
  ];
}

/** Choices have pointed ends, Wait, Succeed and Fail round ones; the others are boxes. */
function shapeOf({ x, y, width, height }: PlacedNode, { type }: GraphNode, className: string): string {
  const [left, right, top, bottom] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2].map(px);
  if (type === 'Choice') {
    const [inLeft, inRight, middle] = [x - width / 2 + 14, x + width / 2 - 14, y].map(px);
    const points = `${left},${middle} ${inLeft},${top} ${inRight},${top} ${right},${middle} ${inRight},${bottom} ${inLeft},${bottom}`;
    return `<polygon class="${className}" points="${points}"/>`;
  }
  const round = type === 'Wait' || type === 'Succeed' || type === 'Fail' ? height / 2 : 6;
  return `<rect class="${className}" x="${left}" y="${top}" width="${px(width)}" height="${px(height)}" rx="${px(round)}"/>`;
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

function text({ x, y }: Point, content: string, className: string, down: number): string {
  const attribute = className === '' ? '' : ` class="${className}"`;
  return `<text${attribute} x="${px(x)}" y="${px(y + down)}">${escaped(content)}</text>`;
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
