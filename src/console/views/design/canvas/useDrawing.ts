import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BlockView } from '../../../../language/asl/walk';
import { buildGraph } from '../../../../story/graph/buildGraph';
import type { PlacedBlock } from '../../../../story/graph/layoutBlock';
import type { JsonObject } from '../../../../util/json';
import { layOut } from '../../../graph/layOut';
import { toFlow, type FlowDrawing } from './toFlow';

interface Laid {
  readonly machine: BlockView;
  readonly placed: PlacedBlock;
}

/** The drawing of a definition. The old one stays until the worker has laid out the new one. */
export function useDrawing(
  definition: JsonObject,
  machine: BlockView,
): {
  drawing: FlowDrawing | undefined;
  placed: PlacedBlock | undefined;
  /** Whether the worker is at it. */
  isBusy: boolean;
  error: Error | undefined;
} {
  const [laid, setLaid] = useState<Laid>();
  const [error, setError] = useState<Error>();
  useEffect(() => {
    let wanted = true;
    const failed = (fault: unknown): void => {
      if (wanted)
        setError(fault instanceof RangeError ? new Error('It is nested too deeply for a picture.') : (fault as Error));
    };
    try {
      layOut(buildGraph(definition)).then((placed) => {
        if (!wanted) return;
        setLaid({ machine, placed });
        setError(undefined);
      }, failed);
    } catch (fault) {
      failed(fault);
    }
    return () => {
      wanted = false;
    };
  }, [definition]);
  const drawing = useMemo(() => (laid === undefined ? undefined : toFlow(laid.machine, laid.placed)), [laid]);
  return { drawing, placed: laid?.placed, isBusy: laid?.machine !== machine, error };
}
