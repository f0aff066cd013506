import type { Trace } from '../../story/graph/Trace';
import type { JsonObject } from '../../util/json';
import { Icon } from './Icon';
import { saveText } from './saveText';

/** Gives the graph as a picture, as `stepmill graph` draws it. */
export function SvgButton({ definition, trace, name }: { definition: JsonObject; trace?: Trace; name: string }) {
  const save = async (): Promise<void> => {
    const [{ buildGraph }, { formatSvg }] = await Promise.all([
      import('../../story/graph/buildGraph'),
      import('../../story/graph/formatSvg'),
    ]);
    saveText(`${name}.svg`, formatSvg(buildGraph(definition), trace), 'image/svg+xml');
  };
  return (
    <button class="quiet svg-button" type="button" onClick={() => void save()} title="Save the graph as SVG">
      <Icon name="download" /> SVG
    </button>
  );
}
