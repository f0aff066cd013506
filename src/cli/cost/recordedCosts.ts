import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { costOfStory, expressCost, knowsExpress, prices, standardCost } from '../../story/cost/estimateCost';
import { durationOf, transitionsOf, type Story } from '../../story/trace/Story';
import { statesOf } from '../../story/trace/findState';
import { readRecording } from '../../insight/recordings/readRecording';
import type { RecordedExecution, RecordedMapRun } from '../../insight/recordings/Recording';
import { storyOf, storyOfExecution, whyIncomplete } from '../../insight/recordings/storyOf';
import { findFiles } from '../../terminal/findFiles';

/** What a recorded execution cost, including the children of its Map Runs. */
export interface RecordedCost {
  /** The states of its main line, without duplicates, in the order in which they were first entered. */
  readonly states: readonly string[];
  readonly status: string;
  /** Whether it left a state through a catcher. */
  readonly caught: boolean;
  readonly transitions: number;
  readonly seconds: number;
  readonly standardDollars: number;
  /** `undefined` if it took longer than an Express execution may, or if the region's price is not known. */
  readonly expressDollars: number | undefined;
  readonly billedMb: number;
}

/** The costs of recordings, and what makes them incomplete. */
export interface RecordedCosts {
  readonly costs: readonly RecordedCost[];
  /** The names of the machines that were recorded. */
  readonly machines: readonly string[];
  readonly notCounted: readonly { readonly file: string; readonly reason: string }[];
  /** Executions that tasks started: they are charged separately. */
  readonly nested: number;
  /** Children of Map Runs that are in no recording. */
  readonly childrenLeftOut: number;
  /** Express children whose price in the region is not known. */
  readonly childrenWithoutPrice: number;
}

/** AWS: the maximum duration of an Express execution. */
export const expressSeconds = 300;

/**
 * What the executions of some recordings cost. Each execution counts once. Incomplete ones, and those with a state that
 * the definition does not have, do not count. Throws HarnessError if none is left.
 */
export function recordedCosts(named: readonly string[], definition: string, region: string): RecordedCosts {
  const known = statesOf(JSON.parse(definition) as StateMachineDefinition);
  const costs: RecordedCost[] = [];
  const notCounted: { file: string; reason: string }[] = [];
  const machines = new Set<string>();
  const seen = new Map<string, string>();
  let nested = 0;
  let childrenLeftOut = 0;
  let childrenWithoutPrice = 0;
  for (const file of findFiles(named)) {
    const reason = ((): string | undefined => {
      const { recording, problem } = read(file);
      if (recording === undefined) return problem;
      const why = whyIncomplete(recording.execution);
      if (why !== undefined) return why;
      const story = storyOf(recording);
      const key = JSON.stringify(recording.execution);
      const before = seen.get(key);
      if (before !== undefined) return `It is the execution of ${before}.`;
      const other = story.visits.find(({ state, type }) => known.get(state)?.type !== type);
      if (other !== undefined) return `It ran the ${other.type} '${other.state}', which this definition does not have.`;
      seen.set(key, file);
      machines.add(recording.stateMachine.name);
      costs.push(costOf(story, recording.execution.mapRuns, recording.stateMachine.definition, region));
      nested += nestedIn(story, recording.execution.mapRuns);
      childrenLeftOut += leftOutOf(recording.execution.mapRuns);
      if (!knowsExpress(region)) childrenWithoutPrice += expressOf(allChildren(recording.execution.mapRuns)).length;
      return undefined;
    })();
    if (reason !== undefined) notCounted.push({ file, reason });
  }
  if (costs.length === 0) {
    const [first] = notCounted;
    throw new HarnessError(`No recording can say what this definition costs. ${inFile(first!)}`);
  }
  return { costs, machines: [...machines], notCounted, nested, childrenLeftOut, childrenWithoutPrice };
}

/** A remark about a file. Some remarks name the file themselves. */
export function inFile({ file, reason }: RecordedCosts['notCounted'][number]): string {
  return reason.startsWith(file) || reason.includes(`: ${file}`) ? reason : `${file}: ${reason}`;
}

function read(file: string): { recording?: ReturnType<typeof readRecording>; problem?: string } {
  try {
    return { recording: readRecording(file) };
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return { problem: error.message };
  }
}

function costOf(story: Story, mapRuns: readonly RecordedMapRun[], definition: string, region: string): RecordedCost {
  const bytes = Buffer.byteLength(definition);
  const children = allChildren(mapRuns);
  const byTransition = children.flatMap((child) => (child.events === undefined ? [] : [storyOfExecution(child, {})]));
  const transitions = [story, ...byTransition].reduce((sum, one) => sum + transitionsOf(one), 0);
  const express = costOfStory(story, 'EXPRESS', bytes, prices.region);
  const seconds = durationOf(story) / 1000;
  return {
    states: [...new Set(story.main.visits.map(({ state }) => state))],
    status: story.status,
    caught: story.main.visits.some(({ outcome }) => outcome === 'caught'),
    transitions,
    seconds,
    standardDollars:
      standardCost(transitions, region).dollars + (knowsExpress(region) ? expressChildren(children, bytes) : 0),
    expressDollars: seconds > expressSeconds || !knowsExpress(region) ? undefined : express.dollars,
    billedMb: express.type === 'EXPRESS' ? express.billedMb : 0,
  };
}

/** Express children have no history: one request each, and their duration. */
function expressChildren(children: readonly RecordedExecution[], definitionBytes: number): number {
  return expressOf(children)
    .map((child) => {
      const durationMs = durationOf(storyOfExecution(child, {}));
      return expressCost({ durationMs, definitionBytes, payloadBytes: 0, parallelSteps: 1 }).dollars;
    })
    .reduce((sum, dollars) => sum + dollars, 0);
}

function expressOf(children: readonly RecordedExecution[]): readonly RecordedExecution[] {
  return children.filter(({ events }) => events === undefined);
}

function allChildren(mapRuns: readonly RecordedMapRun[]): readonly RecordedExecution[] {
  return mapRuns.flatMap(({ children }) => children.flatMap((child) => [child, ...allChildren(child.mapRuns)]));
}

function leftOutOf(mapRuns: readonly RecordedMapRun[]): number {
  return mapRuns.reduce(
    (sum, { childrenLeftOut, children }) =>
      sum + childrenLeftOut + leftOutOf(children.flatMap((child) => child.mapRuns)),
    0,
  );
}

function nestedIn(story: Story, mapRuns: readonly RecordedMapRun[]): number {
  const stories = [story, ...allChildren(mapRuns).map((child) => storyOfExecution(child, {}))];
  const attempts = stories.flatMap(({ visits }) => visits.flatMap((visit) => visit.attempts));
  return attempts.filter(
    ({ resourceType, resource }) => resourceType === 'states' && /^startExecution/.test(resource ?? ''),
  ).length;
}
