import type { PlacedBlock } from '../../../../story/graph/layoutBlock';

/** Below this scale, names are unreadable. */
const smallest = 0.5;
/** The scale of a drawing that is too large for its frame. */
const readable = 0.7;
const margin = 24;

/** Of the element around a drawing. */
interface Size {
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/** The scale at which all of a drawing is in its frame, not enlarged. */
function scaleOfAll({ width, height }: PlacedBlock, { clientWidth, clientHeight }: Size): number {
  return Math.min(1, (clientWidth - margin) / width, (clientHeight - margin) / height);
}

/** Whether a drawing has more than its frame can show in a readable size. */
export function hasMore(placed: PlacedBlock, frame: Size): boolean {
  return scaleOfAll(placed, frame) < smallest;
}

/** The part of a drawing that is shown: where its corner is, and its scale. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Whether the view is still where it was put. */
export function isSameView(one: View, other: View | undefined): boolean {
  return one.x === other?.x && one.y === other.y && one.zoom === other.zoom;
}

/** All of a drawing, not enlarged; if that would be unreadable, its upper edge around the start. */
export function firstView(placed: PlacedBlock, frame: Size): View {
  const { width, height, nodes } = placed;
  const { clientWidth, clientHeight } = frame;
  const all = scaleOfAll(placed, frame);
  const zoom = all < smallest ? readable : all;
  const start = nodes[0]?.x ?? width / 2;
  const x = width * zoom <= clientWidth ? (clientWidth - width * zoom) / 2 : clientWidth / 2 - start * zoom;
  return { x, y: all < zoom ? margin / 2 : Math.max(margin / 2, (clientHeight - height * zoom) / 2), zoom };
}
