import type { GraphBlock } from '../../story/graph/buildGraph';
import { layoutBlock } from '../../story/graph/layoutBlock';

// Finding places for hundreds of states takes a second: the page must not stand still for it.
onmessage = ({ data: { id, block } }: MessageEvent<{ id: number; block: GraphBlock }>) => {
  try {
    postMessage({ id, placed: layoutBlock(block) });
  } catch (error) {
    postMessage({ id, error: error instanceof RangeError ? 'long' : String(error) });
  }
};
