import type { ReactFlowInstance } from '@xyflow/react';
import { Icon } from '../../../parts/Icon';
import type { BoxNode } from './StateNode';
import type { WayLine } from './WayEdge';

/** Larger, smaller, all of it. */
export function SizeTools({ flow }: { flow: ReactFlowInstance<BoxNode, WayLine> | undefined }) {
  return (
    <div class="graph-tools" role="group" aria-label="Size of the canvas">
      <button type="button" class="quiet" aria-label="Larger" title="Larger (+)" onClick={() => void flow?.zoomIn()}>
        <Icon name="plus" />
      </button>
      <button type="button" class="quiet" aria-label="Smaller" title="Smaller (−)" onClick={() => void flow?.zoomOut()}>
        <Icon name="minus" />
      </button>
      <button
        type="button"
        class="quiet"
        aria-label="All of it"
        title="All of it (0)"
        onClick={() => void flow?.fitView({ maxZoom: 1 })}
      >
        <Icon name="fit" />
      </button>
    </div>
  );
}
