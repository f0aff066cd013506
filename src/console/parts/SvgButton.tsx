import type { Trace } from '../../story/graph/Trace';
import type { JsonObject } from '../../util/json';
import { Icon } from './Icon';
import { saveSvg } from './saveFile';

/** Downloads the graph as a picture, as drawn by `stepmill graph`. */
export function SvgButton({ definition, trace, name }: { definition: JsonObject; trace?: Trace; name: string }) {
  return (
    <button
      class="quiet svg-button"
      type="button"
      onClick={() => void saveSvg(name, definition, trace)}
      title="Save the graph as SVG"
    >
      <Icon name="download" /> SVG
    </button>
  );
}
