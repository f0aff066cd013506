import type { PlacedBlock } from '../../story/graph/layoutBlock';
import type { Look } from './Look';
import { Counts } from './Counts';
import { Node } from './Node';
import { Way } from './Way';

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
