import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { FoundPlace } from '../../story/part/findPlace';
import { findState } from '../../story/trace/findState';
import { readStory } from '../../story/trace/readStory';
import type { Story } from '../../story/trace/Story';
import { isObject, member, readJson, type Json, type JsonObject } from '../../util/json';
import type { Answered, RecordedExecution, Recording } from './Recording';
import { endsOf, eventsOf } from './recordingOfHistory';
import { parseRecording, readJsonFile } from './readRecording';

/** An execution as a file has it. */
interface ExecutionInFile {
  readonly execution: RecordedExecution;
  /** That of the recording. A history has none. */
  readonly definition: StateMachineDefinition | undefined;
  /** What to know about its data, one sentence each. */
  readonly notes: readonly string[];
}

/** Reads a recording or an exported history. Throws a HarnessError for anything else. */
export function readExecutionFile(file: string): ExecutionInFile {
  const content = readJsonFile(file, 'The execution');
  if (isObject(content) && member(content, 'stepmill') === 'recording')
    return ofRecording(parseRecording(content, file));
  if (isObject(content) && member(content, 'events') === undefined && member(content, 'executionArn') !== undefined)
    throw new HarnessError(
      `${file} is a response of DescribeExecution, which has no data of states. Export the history instead: ` +
        `aws stepfunctions get-execution-history --include-execution-data --execution-arn ${text(content, 'executionArn')} > history.json`,
    );
  const events = eventsOf(content, file);
  return { execution: { description: describe(events), events, mapRuns: [] }, definition: undefined, notes: [] };
}

function ofRecording({ execution, stateMachine, scrubbed }: Recording): ExecutionInFile {
  const chosen = scrubbed.filter(({ what }) => what.startsWith('the '));
  return {
    execution,
    definition: JSON.parse(stateMachine.definition) as StateMachineDefinition,
    notes: chosen.map(({ what }) => `The recording has placeholders for ${what}.`),
  };
}

/** What DescribeExecution would have returned. An input that AWS has truncated is not known. */
function describe(events: readonly Answered[]): Answered {
  const { input, ...description } = endsOf(events);
  const started = events[0]?.['executionStartedEventDetails'] as { readonly inputDetails?: unknown } | undefined;
  return isTruncated(started?.inputDetails) ? description : { ...description, input };
}

/** Whether the details of a value say that AWS has truncated it. */
export function isTruncated(details: unknown): boolean {
  return (details as { readonly truncated?: boolean } | undefined)?.truncated === true;
}

/** The execution, or the children of the Distributed Map that the place is in. */
export function storiesIn(
  execution: RecordedExecution,
  definition: StateMachineDefinition,
  { items }: FoundPlace,
): Story[] {
  const map = items.findLast(({ map: { blocks } }) => blocks[0]!.distributed);
  const own = storyOf(execution, definition);
  if (map === undefined || own.visits.some(({ state }) => isInside(state, map.map.blocks[0]!.object))) return [own];
  const processor = findState(definition, map.map.name)?.blocks[0]?.object as StateMachineDefinition | undefined;
  const arns = new Set(
    own.visits
      .filter(({ state }) => state === map.map.name)
      .flatMap(({ attempts }) => attempts.map(({ mapRunArn }) => mapRunArn)),
  );
  return execution.mapRuns
    .filter(({ description }) => arns.has(description['mapRunArn'] as string))
    .flatMap(({ children }) => children.filter((_, index) => map.index === undefined || map.index === index))
    .filter(({ events }) => events !== undefined)
    .map((child) => storyOf(child, processor ?? definition));
}

/** Whether an execution whose states are in this block is a child itself. */
function isInside(state: string, processor: JsonObject): boolean {
  return Object.hasOwn((processor['States'] ?? {}) as object, state);
}

function storyOf({ description, events }: RecordedExecution, definition: StateMachineDefinition): Story {
  return readStory(description, events, { definition }, exactly);
}

/** Data with all digits of its numbers. */
function exactly(value: unknown): Json | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    return readJson(value);
  } catch {
    return value;
  }
}

function text(object: JsonObject, name: string): string {
  const value = member(object, name);
  return typeof value === 'string' ? value : '…';
}
