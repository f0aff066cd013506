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

/** Moves the view so that a point of the drawing is in it. */
export function reveal(
  flow: ReactFlowInstance<BoxNode, WayLine>,
  { x, y }: Point,
  { clientWidth, clientHeight }: HTMLElement,
): void {
  const { x: left, y: top, zoom } = flow.getViewport();
  const edge = 50;
  const [atX, atY] = [left + x * zoom, top + y * zoom];
  const isIn = atX >= edge && atX <= clientWidth - edge && atY >= edge && atY <= clientHeight - edge;
  if (!isIn) void flow.setViewport({ x: clientWidth / 2 - x * zoom, y: clientHeight / 2 - y * zoom, zoom });
}
