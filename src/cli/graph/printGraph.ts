import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import type { JsonObject } from '../../util/json';
import { toLoadOptions, type LoadFlags } from '../options/addLoadOptions';
import type { Terminal } from '../terminal/Terminal';
import { buildGraph } from '../../story/graph/buildGraph';
import { formatMermaid } from '../../story/graph/formatMermaid';
import type * as Svg from '../../story/graph/formatSvg';
import type { GraphBlock } from '../../story/graph/GraphBlock';
import { readTrace } from './readTrace';
import type { Trace } from '../../story/graph/Trace';

export interface GraphOptions extends LoadFlags {
  readonly format: 'mermaid' | 'svg';
  readonly history?: string;
}

/** Prints a state machine as a picture. */
export function printGraph(
  file: string,
  name: string | undefined,
  options: GraphOptions,
  { stdout }: Pick<Terminal, 'stdout'>,
): void {
  const machine = findDefinition(loadDefinitions(file, toLoadOptions(options)), name);
  const definition = JSON.parse(machine.definition) as JsonObject;
  const block = buildGraph(definition);
  const trace = options.history === undefined ? undefined : readTrace(options.history, definition);
  stdout.write(options.format === 'svg' ? drawSvg(block, trace) : formatMermaid(block, trace));
}

function drawSvg(block: GraphBlock, trace: Trace | undefined): string {
  try {
    return loadSvg().formatSvg(block, trace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HarnessError('There are too many states in a row for a picture. --format mermaid writes them as text.');
  }
}

/** It brings a layout with it, which text for Mermaid does not need. */
function loadSvg(): typeof Svg {
  return require('../../story/graph/formatSvg') as typeof Svg;
}
