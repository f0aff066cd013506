import { readFileSync } from 'node:fs';
import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { buildGraph, type GraphBlock } from '../../story/graph/buildGraph';
import { formatMermaid } from '../../story/graph/formatMermaid';
import { traceOf, type Trace } from '../../story/graph/Trace';
import { statesOf } from '../../story/trace/findState';
import type { Visit } from '../../story/trace/Story';
import { toStoryEvents } from '../../story/trace/StoryEvent';
import { StoryReader } from '../../story/trace/StoryReader';
import { coverageTrace } from '../../insight/coverage/coverageTrace';
import { type JsonObject, isArray, isObject, type Json } from '../../util/json';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import { chosenMachine } from '../../terminal/options/chosenMachine';
import type { Terminal } from '../../terminal/Terminal';
import { lazy } from '../../util/lazy';

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
  const machine = chosenMachine(file, name, options);
  const definition = JSON.parse(machine.definition) as JsonObject;
  const block = buildGraph(definition);
  const trace = chosenTrace(file, machine.name, definition, options);
  stdout.write(options.format === 'svg' ? drawSvg(block, trace) : formatMermaid(block, trace));
}

function chosenTrace(
  file: string,
  name: string,
  definition: JsonObject,
  { history, coverage }: GraphOptions,
): Trace | undefined {
  if (history !== undefined && coverage !== undefined)
    throw new HarnessError('A picture can show only one of --history and --coverage.');
  if (coverage !== undefined) return coverageTrace(coverage, file, name, definition);
  return history === undefined ? undefined : readTrace(history, definition);
}

function drawSvg(block: GraphBlock, trace: Trace | undefined): string {
  try {
    return loadSvg().formatSvg(block, trace);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HarnessError('There are too many states in a row for a picture. --format mermaid prints them as text.');
  }
}

/** Loaded late: it needs a layout library, which Mermaid text does not. */
const loadSvg = lazy(() => require('../../story/graph/formatSvg') as typeof import('../../story/graph/formatSvg'));

/**
 * Reads a response of GetExecutionHistory (from the SDK, the AWS CLI or `stepmill run --history`). Throws HarnessError
 * for anything else, or for the history of another state machine.
 */
function readTrace(file: string, definition: JsonObject): Trace {
  const reader = new StoryReader({ definition: definition as unknown as StateMachineDefinition });
  for (const event of toStoryEvents(readEvents(file))) reader.read(event);
  checkStates(file, reader.visits, definition as unknown as StateMachineDefinition);
  return traceOf(reader.visits);
}

function readEvents(file: string): readonly object[] {
  let content: Json;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    throw new HarnessError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const events = isObject(content) ? content['events'] : content;
  const isEvent = (event: Json): event is JsonObject =>
    isObject(event) && typeof event['type'] === 'string' && typeof event['id'] === 'number';
  if (!isArray(events) || !events.every(isEvent)) {
    throw new HarnessError(`${file} is not a response of GetExecutionHistory, which is an object with 'events'.`);
  }
  // The AWS CLI writes times as strings.
  return events.map((event) => {
    const { timestamp } = event;
    return { ...event, timestamp: typeof timestamp === 'string' ? new Date(timestamp) : (timestamp ?? 0) };
  });
}

function checkStates(file: string, visits: readonly Visit[], definition: StateMachineDefinition): void {
  const known = statesOf(definition);
  const strange = [...new Set(visits.map(({ state }) => state))].filter((state) => !known.has(state));
  if (strange.length === 0) return;
  throw new HarnessError(
    `${file} is the history of another state machine: this one has no state ${strange.slice(0, 5).join(', ')}.`,
  );
}
