import type { GraphBlock } from '../../story/graph/buildGraph';
import { layoutBlock } from '../../story/graph/layoutBlock';

// The layout of hundreds of states takes a second, which must not block the page.
onmessage = ({ data: { id, block } }: MessageEvent<{ id: number; block: GraphBlock }>) => {
  try {
    postMessage({ id, placed: layoutBlock(block) });
  } catch (error) {
    postMessage({ id, error: error instanceof RangeError ? 'long' : String(error) });
  }
};
