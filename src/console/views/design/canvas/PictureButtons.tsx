import type { Trace } from '../../../../story/graph/Trace';
import { Icon } from '../../../parts/Icon';
import { savePng, saveSvg } from '../../../parts/saveFile';
import type { Designer } from '../model/Designer';

/** Saves the picture of the definition. */
export function PictureButtons({ designer, trace }: { designer: Designer; trace: Trace | undefined }) {
  const save = async (write: typeof saveSvg): Promise<void> => {
    try {
      await write('workflow', designer.definition.peek() ?? {}, trace);
    } catch (error) {
      designer.said.value = (error as Error).message;
    }
  };
  return (
    <div class="picture-buttons">
      <button class="quiet" type="button" title="Save the picture as SVG" onClick={() => void save(saveSvg)}>
        <Icon name="download" /> SVG
      </button>
      <button class="quiet" type="button" title="Save the picture as PNG" onClick={() => void save(savePng)}>
        <Icon name="download" /> PNG
      </button>
    </div>
  );
}
