import { withoutControls } from '../../util/withoutControls';
import type { GraphBlock, GraphNode } from './buildGraph';
import { fitTitle, shorten, timesOf, titleMargin } from './labels';
import { layoutBlock, type PlacedBlock, type PlacedEdge, type PlacedNode, type Point } from './layoutBlock';
import { drawnWay, isTaken, outlineOf, px, type Outline } from './outline';
import type { StateTrace, Trace } from './Trace';

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
 * A state machine as a self-contained SVG picture, without scripts or external resources. An execution colours the
 * states that it entered and thickens the edges that it took.
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
  // Labels come last, so that no line crosses them.
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
  const title = titleOf(node, seen);
  const left = x - width / 2;
  const top = y - height / 2;
  const colour = seen === undefined ? '' : ` ${seen.outcome}`;
  const kind = blocks.length > 0 ? 'block' : 'state';
  const titleY = blocks.length > 0 ? top + 18 : node.note === undefined ? y + 4.5 : y - 2;
  return [
    `<g><title>${escaped(describe(node, seen))}</title>`,
    outlineOf(placed, node.type)
      .map((outline) => drawOutline(outline, `${kind}${colour}`))
      .join(''),
    text({ x, y: titleY }, fitTitle(title, width + titleMargin / 2), '', 0, title),
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

function drawOutline(outline: Outline, className: string): string {
  if (outline.kind === 'polygon')
    return `<polygon class="${className}" points="${outline.points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ')}"/>`;
  const { x, y, width, height, round, isInner } = outline;
  return `<rect class="${isInner ? 'inner' : className}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${px(round)}"/>`;
}

function drawWay(way: PlacedEdge, trace: Trace | undefined): string {
  const { edge } = way;
  const caught = edge?.kind === 'catch';
  const classes = ['way', ...(caught ? ['catch'] : []), ...(isTaken(way, trace) ? ['taken'] : [])];
  return `<path class="${classes.join(' ')}" d="${drawnWay(way)}" marker-end="url(#arrow)"/>`;
}

/** In the head of a Parallel or Map, a note only fits beside its name. */
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

/** A title has the full text of a truncated label; browsers show it as a tooltip. */
function text({ x, y }: Point, content: string, className: string, down: number, full = content): string {
  const attribute = className === '' ? '' : ` class="${className}"`;
  const title = full === content ? '' : `<title>${escaped(full)}</title>`;
  return `<text${attribute} x="${px(x)}" y="${px(y + down)}">${title}${escaped(content)}</text>`;
}

/** Half of a surrogate pair, which XML cannot represent, is replaced. */
function escaped(content: string): string {
  return withoutControls(content)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
