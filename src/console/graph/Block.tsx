import type { PlacedBlock, PlacedNode, PlacedEdge } from '../../story/graph/layoutBlock';
import { type Look, Node } from './Node';
import type { Trace } from '../../story/graph/Trace';
import { curveOf, isTaken } from '../../story/graph/outline';

/** States that follow one another, with the ways between them; labels and counts last, so that no line goes over them. */
export function Block({ block, look }: { block: PlacedBlock; look: Look }) {
  return (
    <>
      {block.nodes.map((placed, index) => (
        <Node key={placed.node?.name ?? index} placed={placed} look={look}>
          {placed.blocks.map((inner, at) => (
            <g
              key={at}
              transform={`translate(${placed.x - placed.width / 2 + inner.at.x} ${placed.y - placed.height / 2 + inner.at.y})`}
            >
              <Block block={inner} look={look} />
            </g>
          ))}
        </Node>
      ))}
      {block.edges.map((edge, index) => (
        <Way key={index} way={edge} trace={look.trace} />
      ))}
      {block.edges.map(
        ({ label }, index) =>
          label !== undefined && (
            <text key={index} class="label" x={label.x} y={label.y + 4}>
              {label.full !== label.text && <title>{label.full}</title>}
              {label.text}
            </text>
          ),
      )}
      {block.nodes.map((placed, index) => (
        <Counts key={placed.node?.name ?? index} placed={placed} trace={look.trace} />
      ))}
    </>
  );
}

/** How often a state was entered, and how often Retry ran it again, on its upper right corner. */
function Counts({ placed: { x, y, width, height, node }, trace }: { placed: PlacedNode; trace: Trace | undefined }) {
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

function Way({ way, trace }: { way: PlacedEdge; trace: Trace | undefined }) {
  const taken = isTaken(way, trace);
  const kind = way.edge?.kind === 'catch' ? ' catch' : '';
  return (
    <path
      class={`way${kind}${taken ? ' taken' : ''}`}
      d={curveOf(way.points)}
      marker-end={taken ? 'url(#arrow-taken)' : 'url(#arrow)'}
    />
  );
}
