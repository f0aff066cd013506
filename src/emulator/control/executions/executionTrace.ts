import type { Execution } from '../../../engine/executions/Execution';
import { UnreadStory } from '../../../story/trace/UnreadStory';
import type { Story } from '../../../story/trace/Story';
import { factsOf, historyInside } from '../../service/inspect';
import { partInside } from '../../service/partInside';
import type { Service } from '../../service/Service';
import { printStory, Surroundings } from './printStory';
import { messageOf } from './summaryOf';

/** Additional parts of a trace. */
export type TraceExtra = 'stages' | 'events' | 'definition';

/**
 * The trace of an execution, including Express ones, as plain data. `wanted`: the ids of the visits to include; all if
 * `undefined`.
 */
export function executionTrace(
  service: Service,
  execution: Execution,
  extras: readonly TraceExtra[],
  wanted?: readonly number[],
): object {
  const { story, around } = tracedStory(execution);
  const { type, stateMachineArn, stateMachineName, testCase, harnessError, revision } = execution;
  const machine = { type, stateMachineArn, stateMachineName, definition: revision.definition };
  return {
    ...printStory(story, machine, { around, wanted, stages: extras.includes('stages') }),
    ...(testCase !== undefined && { testCase }),
    ...(harnessError !== undefined && { mistake: messageOf(harnessError) }),
    ...(extras.includes('events') && { events: historyInside(service, execution.arn) }),
    ...(extras.includes('definition') && { definition: story.origin.definition }),
  };
}

/** The source of a trace. */
interface TracedStory {
  readonly story: Story;
  readonly around: Surroundings;
}

interface LastTraced extends TracedStory {
  readonly execution: WeakRef<Execution>;
  readonly status: string;
  readonly eventCount: number;
}

/** The last one is cached: a page or a tool requests the same execution repeatedly, a few visits at a time. */
let last: LastTraced | undefined;

function tracedStory(execution: Execution): TracedStory {
  const { status, history } = execution;
  const eventCount = history.length;
  if (last?.execution.deref() === execution && last.status === status && last.eventCount === eventCount) return last;
  const story = new UnreadStory(factsOf(execution), {
    definition: execution.revision.program.definition,
    ...partInside(execution),
  }).shared;
  last = { story, around: new Surroundings(), execution: new WeakRef(execution), status, eventCount };
  return last;
}
