import { HarnessError } from '../../errors/HarnessError';
import { Run } from '../harness/run/Run';
import type { MatcherContext } from './Matcher';

/**
 * Throws a HarnessError where a run is expected not to have called anybody, and has a Map Run: the calls of its child
 * executions are not its own, so that the expectation would hold whatever they have called.
 */
export function checkOwnCalls({ isNot }: MatcherContext, received: unknown, matcher: string, count?: number): void {
  const none = isNot === true ? count !== 0 : count === 0;
  if (!none || !(received instanceof Run)) return;
  if (!received.history.some(({ type }) => type === 'MapRunStarted')) return;
  throw new HarnessError(
    'What the child executions of a Distributed Map have called is not among the calls of this execution. ' +
      `Look at all calls, expect(sfn).${isNot === true ? 'not.' : ''}${matcher}(…), or at a child: ` +
      "const each = await run.mapRun('Each'); await each.item(0)",
  );
}
