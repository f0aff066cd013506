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
import { coverageTrace } from '../../testing/coverage/coverageTrace';
import { readTrace } from './readTrace';
import type { Trace } from '../../story/graph/Trace';

export interface GraphOptions extends LoadFlags {
  readonly format: 'mermaid' | 'svg';
  readonly history?: string;
  /** A folder with coverage. */
  readonly coverage?: string;
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
  const trace = traceOf(file, machine.name, definition, options);
  stdout.write(options.format === 'svg' ? drawSvg(block, trace) : formatMermaid(block, trace));
}

function traceOf(
  file: string,
  name: string,
  definition: JsonObject,
  { history, coverage }: GraphOptions,
): Trace | undefined {
  if (history !== undefined && coverage !== undefined)
    throw new HarnessError('A picture shows one thing: --history or --coverage.');
  if (coverage !== undefined) return coverageTrace(coverage, file, name, definition);
  return history === undefined ? undefined : readTrace(history, definition);
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
