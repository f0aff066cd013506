import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '../../../../story/graph/layoutBlock';
import type { BoxNode } from './StateNode';
import type { WayLine } from './WayEdge';

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
