import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'preact/compat';
import { isTaken } from '../../../../story/graph/outline';
import type { Trace } from '../../../../story/graph/Trace';
import type { FlowWay } from './toFlow';

export interface WayData extends Record<string, unknown> {
  readonly way: FlowWay;
  readonly trace: Trace | undefined;
  readonly isChosen: boolean;
  readonly isTarget: boolean;
}

export type WayLine = Edge<WayData>;

/** A transition. A wide line that is not seen makes it easy to hit. */
export const WayEdge = memo(({ data }: EdgeProps<WayLine>) => {
  const { way, trace, isChosen, isTarget } = data!;
  const { placed, d, label } = way;
  const taken = isTaken(placed, trace);
  const classes = [
    'way',
    placed.edge?.kind === 'catch' ? 'catch' : '',
    taken ? 'taken' : '',
    isChosen ? 'chosen' : '',
    isTarget ? 'target' : '',
  ];
  return (
    <g class="drawing-line">
      <path class="way-hit react-flow__edge-interaction" d={d} />
      <path class={classes.join(' ')} d={d} marker-end={taken ? 'url(#arrow-taken)' : 'url(#arrow)'} />
      {label !== undefined && (
        <text class="label" x={label.x} y={label.y + 4}>
          {label.full !== label.text && <title>{label.full}</title>}
          {label.text}
        </text>
      )}
    </g>
  );
});
