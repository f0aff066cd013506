import { Position } from '@xyflow/react';
import type { BoxData, BoxNode } from './StateNode';
import type { FlowBox, FlowDrawing, FlowWay } from './toFlow';
import type { WayData, WayLine } from './WayEdge';

/** The boxes as React Flow takes them, with sizes and ports, so that it need not measure them. */
export function toNodes(drawing: FlowDrawing | undefined, dataOf: (box: FlowBox) => BoxData): BoxNode[] {
  return (drawing?.boxes ?? []).map((box) => {
    const { id, kind, parent, x, y, width, height, ports } = box;
    return {
      id,
      type: kind,
      position: { x, y },
      width,
      height,
      measured: { width, height },
      ...(parent !== undefined && { parentId: parent }),
      handles: [
        ...ports.map((port) => ({
          id: port.id,
          type: port.type,
          position: port.type === 'source' ? Position.Bottom : Position.Top,
          x: port.x,
          y: port.y,
          width: 1,
          height: 1,
        })),
        { id: 'in', type: 'target', position: Position.Top, x: width / 2, y: 0, width: 1, height: 1 },
        { id: 'next', type: 'source', position: Position.Bottom, x: width / 2, y: height, width: 1, height: 1 },
        { id: 'catch', type: 'source', position: Position.Right, x: width, y: height / 2, width: 1, height: 1 },
      ],
      data: dataOf(box),
    };
  });
}

export function toLines(drawing: FlowDrawing | undefined, dataOf: (way: FlowWay) => WayData): WayLine[] {
  return (drawing?.ways ?? []).map((way) => ({
    id: way.id,
    type: 'way',
    source: way.source,
    target: way.target,
    sourceHandle: way.id,
    targetHandle: way.id,
    reconnectable: 'target',
    data: dataOf(way),
  }));
}
