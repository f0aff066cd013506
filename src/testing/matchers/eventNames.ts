import type { StoryEvent } from '../../story/trace/StoryEvent';
import { unknownName } from '../../util/checkMembers';
import type { EventExpectation } from './historyMatcher';

const ends = (begin: string, all: string): string[] => all.split(' ').map((end) => begin + end);

/** Types of events. AWS: `HistoryEventType` of the Step Functions API. */
const types: readonly string[] = [
  ...ends('Execution', 'Started Succeeded Failed TimedOut Aborted Redriven'),
  ...['Task', 'Wait', 'Parallel', 'Map'].flatMap((type) => ends(`${type}State`, 'Entered Exited Aborted')),
  ...['Pass', 'Choice', 'Succeed'].flatMap((type) => ends(`${type}State`, 'Entered Exited')),
  'FailStateEntered',
  ...ends('Task', 'Scheduled Started StartFailed Submitted SubmitFailed Succeeded Failed TimedOut'),
  ...ends('LambdaFunction', 'Scheduled ScheduleFailed Started StartFailed Succeeded Failed TimedOut'),
  ...ends('Activity', 'Scheduled ScheduleFailed Started Succeeded Failed TimedOut'),
  ...['Parallel', 'Map'].flatMap((type) => ends(`${type}State`, 'Started Succeeded Failed')),
  ...ends('MapIteration', 'Started Succeeded Failed Aborted'),
  ...ends('MapRun', 'Started Succeeded Failed Aborted Redriven'),
  'EvaluationFailed',
];

/** Throws a HarnessError for a type that no event has: `.not` would hold because of it. */
export function checkEventTypes(history: readonly StoryEvent[], expected: readonly EventExpectation[]): void {
  for (const one of expected) {
    const type = typeof one === 'string' ? one : one['type'];
    if (typeof type !== 'string' || types.includes(type)) continue;
    // AWS may have types that are newer.
    if (!history.some((event) => event.type === type)) throw unknownName('There is no event', type, types);
  }
}
