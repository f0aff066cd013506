import type { Execution } from '../../../engine/executions/Execution';
import { costOfStory } from '../../../story/cost/estimateCost';
import { durationOf, transitionsOf, type Story } from '../../../story/trace/Story';
import { readStory } from '../../../story/trace/readStory';
import { timeText } from '../timeText';
import { describeInside, historyInside } from '../../service/inspect';
import type { Service } from '../../service/Service';
import { messageOf } from './summaryOf';
import { aroundVisits, printVisit } from './printVisit';

/** What else is included. */
export type TraceExtra = 'stages' | 'events' | 'definition';

/**
 * The trace of an execution, Express ones included, as plain data. `wanted`: the ids of the visits to include; all if
 * `undefined`.
 */
export function executionTrace(
  service: Service,
  execution: Execution,
  extras: readonly TraceExtra[],
  wanted?: readonly number[],
): object {
  const events = historyInside(service, execution.arn);
  const story = readStory(describeInside(execution), events, {
    definition: execution.revision.program.definition,
  });
  const { executionArn, name, status, startMs, stopMs, input, output, error, cause, redriveCount, visits } = story;
  const { type, stateMachineArn, stateMachineName, testCase, harnessError } = execution;
  const around = aroundVisits(visits);
  const told = wanted === undefined ? visits : visits.filter(({ enteredId }) => wanted.includes(enteredId));
  return {
    executionArn,
    name,
    stateMachineArn,
    stateMachineName,
    type,
    status,
    startedAt: timeText(startMs),
    ...(stopMs !== undefined && { endedAt: timeText(stopMs) }),
    durationSeconds: durationOf(story) / 1000,
    redriveCount,
    ...(testCase !== undefined && { testCase }),
    input,
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(harnessError !== undefined && { mistake: messageOf(harnessError) }),
    path: story.main.visits.map(({ state }) => state),
    transitions: transitionsOf(story),
    cost: costOf(story, execution),
    variables: Object.assign({}, ...story.main.visits.map(({ assigned }) => assigned)) as object,
    visits: told.map((visit) => printVisit(story, visit, around(visit), extras.includes('stages'))),
    ...(extras.includes('events') && { events }),
    ...(extras.includes('definition') && { definition: story.origin.definition }),
  };
}

function costOf(story: Story, { type, revision }: Execution): object {
  const { dollars, ...rest } = costOfStory(story, type, Buffer.byteLength(revision.definition));
  return { ...rest, dollars };
}
