import type { StateMachineDefinition, WorkflowType } from '../../../language/asl/types';
import type { Story } from '../../../story/trace/Story';
import { UnreadStory } from '../../../story/trace/UnreadStory';
import { printJson } from '../../../util/ExactNumber';
import { createProcessPlace } from '../../../harness/places/ProcessPlace';
import type { Recording } from '../Recording';
import { PlayedTasks } from './PlayedTasks';

/** How a run differs from another with the same input and answers. */
export interface Circumstances {
  readonly seed: string;
  readonly startMs: number;
  /** The name of the execution. */
  readonly name: string;
}

/**
 * Repeats an execution in a separate emulator, under other circumstances: each task gets the same answer, and time is
 * skipped. `undefined` if it does not end, or makes a call that has no answer.
 */
export function repeatRun(
  story: Story,
  definition: StateMachineDefinition,
  { seed, startMs, name }: Circumstances,
): Story | undefined {
  const [, , , region, accountId, kind, machine = 'Again'] = story.executionArn.split(':');
  const type: WorkflowType = kind === 'express' ? 'EXPRESS' : 'STANDARD';
  const place = createProcessPlace({
    time: 'skip',
    startTime: startMs,
    seed,
    ...(region === undefined ? {} : { region }),
    ...(accountId === undefined ? {} : { accountId }),
    functionsIn: 'process',
  });
  try {
    const { service } = place;
    const text = printJson(definition);
    const tasks = new PlayedTasks(service, recordingOf(story, machine, type, text), definition, []);
    service.answers.mocks.use(...tasks.scripts());
    const roleArn = `arn:aws:iam::${service.accountId}:role/stepmill`;
    const { stateMachineArn } = place.callNow('CreateStateMachine', { name: machine, definition: text, type, roleArn });
    const { part } = story.origin;
    const first = part === undefined ? story.input : story.main.visits[0]?.input;
    const start = { stateMachineArn, name, input: printJson(first ?? {}) };
    const { executionArn } = (
      part === undefined ? place.callNow('StartExecution', start) : place.startPartNow(start, part)
    ) as { executionArn: string };
    service.drain();
    const facts = place.factsNow(executionArn);
    if (facts.status === 'RUNNING' || tasks.unanswered.length > 0) return undefined;
    return new UnreadStory(facts, { definition, timed: story.origin.timed, part, variables: story.origin.variables })
      .story;
  } finally {
    void place.close();
  }
}

/** A recording of what a test has read. */
function recordingOf(story: Story, name: string, type: WorkflowType, definition: string): Recording {
  const { executionArn, startMs, stopMs, status, input, events = [] } = story;
  const wire = events.map(({ id, previousEventId, type: event, timestampMs, details }) => ({
    id,
    previousEventId,
    type: event,
    timestamp: timestampMs / 1000,
    [`${event[0]!.toLowerCase()}${event.slice(1)}EventDetails`]: details,
  }));
  const description = {
    executionArn,
    name: story.name,
    status,
    startDate: startMs / 1000,
    ...(stopMs === undefined ? {} : { stopDate: stopMs / 1000 }),
    input: printJson(input ?? {}),
  };
  return {
    recordedAt: '',
    scrubbed: [],
    stateMachine: { stateMachineArn: '', name, type, definition },
    execution: { description, events: wire, mapRuns: [] },
  };
}
