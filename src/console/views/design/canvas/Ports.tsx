import { Handle, Position } from '@xyflow/react';
import type { Port } from './toFlow';

/** Where ways begin and end. They are not dragged themselves. */
export function Ports({ ports }: { ports: readonly Port[] }) {
  return (
    <>
      {ports.map(({ id, type, x, y }) => (
        <Handle
          key={`${type} ${id}`}
          id={id}
          type={type}
          position={type === 'source' ? Position.Bottom : Position.Top}
          isConnectable={false}
          class="port"
          style={{ left: `${x}px`, top: `${y}px` }}
        />
      ))}
    </>
  );
}
