import type { PlacedEdge } from '../../story/graph/layoutBlock';
import type { Trace } from '../../story/graph/Trace';
import { curveOf, isTaken } from '../../story/graph/ways';

export function Way({ way, trace }: { way: PlacedEdge; trace: Trace | undefined }) {
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
