import { isArray, isObject, member } from '../../../util/json';
import type { WalkedState } from '../../../language/asl/walk';
import type { Adviser } from '../Advice';
import { waysOut } from './waysOut';

/** Events that a STANDARD execution may have. */
const mostEvents = 25_000;

/** What one more attempt writes at least: that it was scheduled, started, and has failed. */
const eventsPerAttempt = 3;

/**
 * A loop that nothing leads out of, or a Retry with so many attempts, that the history is full before its end.
 *
 * AWS: "Starting new executions to avoid reaching the history quota",
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-history-limit
 */
export const HistoryLimitAdvice: Adviser = ({ states, machine, type, advise }) => {
  if (type === 'EXPRESS') return;
  for (const state of states) {
    const retriers = member(state.object, 'Retry');
    for (const [index, retrier] of isArray(retriers) ? retriers.entries() : []) {
      const attempts = isObject(retrier) ? member(retrier, 'MaxAttempts') : undefined;
      if (typeof attempts !== 'number' || attempts * eventsPerAttempt < mostEvents) continue;
      advise(
        'RETRY_FILLS_HISTORY',
        [...state.path, 'Retry', index, 'MaxAttempts'],
        `So many attempts write more than the ${mostEvents.toLocaleString('en')} events that an execution may have.`,
        `The execution fails with States.Runtime before the last of them: ${source}`,
      );
    }
  }
  // The whole machine has a limit, and may be meant to run into it.
  if (member(machine.object, 'TimeoutSeconds') !== undefined) return;
  for (const block of new Set(states.map((state) => state.block))) {
    // A block without any end is told of elsewhere.
    if (block.states.every((state) => waysOut(state).length > 0)) continue;
    const inLoop = block.states.filter((state) => isEndless(state));
    const [first] = inLoop;
    if (first === undefined) continue;
    advise(
      'ENDLESS_LOOP',
      first.path,
      `Nothing leads out of the loop ${inLoop.map(({ name }) => `'${name}'`).join(', ')}: it ends when the history has ${mostEvents.toLocaleString('en')} events.`,
      `Let the last round start a new execution: ${source}`,
    );
  }
};

const source = 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-history-limit';

/** Whether each way from a state leads back to it, and none to an end. A task that fails ends the execution, but not well. */
function isEndless(state: WalkedState): boolean {
  const siblings = new Map(state.block.states.map((other) => [other.name, other]));
  const seen = new Set<string>();
  const open = [state];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.name)) continue;
    seen.add(at.name);
    const nexts = waysOut(at);
    if (nexts.length === 0) return false;
    for (const name of nexts) {
      const next = siblings.get(name);
      if (next === undefined) return false;
      open.push(next);
    }
  }
  return [...seen].some((name) => waysOut(siblings.get(name)!).includes(state.name));
}
