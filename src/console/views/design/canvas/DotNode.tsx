import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'preact/compat';
import { Ports } from './Ports';
import type { BoxNode } from './StateNode';

/** The start or the end of a block. */
export const DotNode = memo(({ data: { box } }: NodeProps<BoxNode>) => {
  const { width, height, id } = box;
  return (
    <>
      <Ports ports={box.ports} />
      <svg class="drawing piece" width={width} height={height}>
        <circle class="dot" cx={width / 2} cy={height / 2} r={width / 2} />
      </svg>
      {id.startsWith('end') && <Handle type="target" id="in" position={Position.Top} class="entry" />}
    </>
  );
});
