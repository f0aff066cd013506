import type { PlacedNode } from '../../story/graph/layoutBlock';
import type { Trace } from '../../story/graph/Trace';

/** How often a state was entered, and how often Retry ran it again, on its upper right corner. */
export function Counts({
  placed: { x, y, width, height, node },
  trace,
}: {
  placed: PlacedNode;
  trace: Trace | undefined;
}) {
  const seen = node === undefined ? undefined : trace?.states.get(node.name);
  if (seen === undefined) return null;
  const pieces = [seen.times > 1 ? `×${seen.times}` : '', seen.retries > 0 ? `↻${seen.retries}` : ''];
  const text = pieces.filter((piece) => piece !== '').join(' ');
  if (text === '') return null;
  const [right, top] = [x + width / 2 + 8, y - height / 2];
  const wide = text.length * 6.6 + 12;
  return (
    <g class={`counts${seen.retries > 0 ? ' retried' : ''}`} data-of={node!.name}>
      <rect x={right - wide} y={top - 9} width={wide} height="17" rx="8.5" />
      <text x={right - wide / 2} y={top + 3.5}>
        {text}
      </text>
    </g>
  );
}
