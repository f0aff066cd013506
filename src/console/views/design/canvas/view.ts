import type { ReactFlowInstance, Viewport } from '@xyflow/react';
import type { PlacedBlock, Point } from '../../../../story/graph/layoutBlock';
import type { BoxNode } from './StateNode';
import type { WayLine } from './WayEdge';

/** Below this scale, names are unreadable. */
const readable = 0.6;
const margin = 24;

/** All of a drawing, not enlarged; if that would be unreadable, its upper edge around the start. */
export function firstView({ width, height, nodes }: PlacedBlock, { clientWidth, clientHeight }: HTMLElement): Viewport {
  const all = Math.min(1, (clientWidth - margin) / width, (clientHeight - margin) / height);
  const zoom = Math.max(all, readable);
  const start = nodes[0]?.x ?? width / 2;
  const x = width * zoom <= clientWidth ? (clientWidth - width * zoom) / 2 : clientWidth / 2 - start * zoom;
  return { x, y: all < zoom ? margin / 2 : Math.max(margin / 2, (clientHeight - height * zoom) / 2), zoom };
}

/** Whether all of a drawing is readable at once. */
export function fitsIn({ width, height }: PlacedBlock, { clientWidth, clientHeight }: HTMLElement): boolean {
  return Math.min((clientWidth - margin) / width, (clientHeight - margin) / height) >= readable;
}

/** Whether the view is still where it was put. */
export function isSameView(one: Viewport, other: Viewport | undefined): boolean {
  return one.x === other?.x && one.y === other.y && one.zoom === other.zoom;
}

/** Moves the view so that a point of the drawing is in it. Returns the new view, if it had to be moved. */
export function reveal(
  flow: ReactFlowInstance<BoxNode, WayLine>,
  { x, y }: Point,
  { clientWidth, clientHeight }: HTMLElement,
): Viewport | undefined {
  const { x: left, y: top, zoom } = flow.getViewport();
  const edge = 50;
  const [atX, atY] = [left + x * zoom, top + y * zoom];
  const isIn = atX >= edge && atX <= clientWidth - edge && atY >= edge && atY <= clientHeight - edge;
  if (isIn) return undefined;
  const view = { x: clientWidth / 2 - x * zoom, y: clientHeight / 2 - y * zoom, zoom };
  void flow.setViewport(view);
  return view;
}
