import type { ReactFlowInstance, Viewport } from '@xyflow/react';
import type { Point } from '../../../../story/graph/layoutBlock';
import type { BoxNode } from './StateNode';
import type { WayLine } from './WayEdge';

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
