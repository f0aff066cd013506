import type { Trace } from '../../../../story/graph/Trace';
import { Graph } from '../../../graph/Graph';
import type { Designer } from '../model/Designer';

/** The picture of the definition. */
export function Canvas({ designer, trace }: { designer: Designer; trace: Trace | undefined }) {
  const definition = designer.definition.value;
  const selected = designer.state.value?.name;
  if (definition === undefined) return <p class="loading">There is no definition yet.</p>;
  return (
    <div class="graph-pane tall">
      <Graph
        definition={definition}
        trace={trace}
        selected={selected}
        onSelect={(name) => designer.select(designer.states.peek().find((state) => state.name === name)?.path)}
        label="Graph of the definition"
      />
      {designer.isOld.value && <p class="over">Of the last text that was JSON.</p>}
    </div>
  );
}
