import { useMemo, useState } from 'preact/hooks';
import { Graph } from '../../graph/Graph';
import { readDefinition } from '../../model/readDefinition';
import { JsonView } from '../../parts/JsonView';
import { SvgButton } from '../../parts/SvgButton';

/** A definition as a graph and as text. */
export function MachineGraph({ definition, name }: { definition: string; name: string }) {
  const parsed = useMemo(() => readDefinition(definition), [definition]);
  const [state, setState] = useState<string>();
  const shown = state === undefined ? undefined : parsed.states.get(state);
  return (
    <div class="split">
      <div class="split-graph">
        <Graph definition={parsed.object} selected={state} onSelect={setState} label={`Graph of ${name}`} />
        <SvgButton definition={parsed.object} name={name} />
      </div>
      <div class="split-side">
        <h2>{shown === undefined ? 'Definition' : `State ${state!}`}</h2>
        <JsonView text={shown === undefined ? definition : JSON.stringify(shown)} label="Definition" name={name} />
      </div>
    </div>
  );
}
