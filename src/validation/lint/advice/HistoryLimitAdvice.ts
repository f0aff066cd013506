import type { WalkedState } from '../../../language/asl/walk';
import { isArray, isObject, member } from '../../../util/json';
import { reachedFrom, waysOut } from '../../rules/targets';
import type { Adviser } from '../Advice';
import { loopsOf } from '../loopsOf';

/** The maximum number of events of a STANDARD execution. */
const mostEvents = 25_000;

/** The least number of events of an attempt: scheduled, started, and failed. */
const eventsPerAttempt = 3;

/**
 * A loop without an exit, or a Retry with enough attempts that the history is full before they are used up.
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
  // The whole machine has a timeout, and may be meant to reach it.
  if (member(machine.object, 'TimeoutSeconds') !== undefined) return;
  for (const block of new Set(states.map((state) => state.block))) {
    const inLoop = endless(block.states);
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

/**
 * The states from which every path leads back and none to an end; a failing task ends the execution, but not well.
 * Empty for a block without any end, which has its own advice.
 */
function endless(states: readonly WalkedState[]): readonly WalkedState[] {
  const ways = new Map(states.map((state) => [state.name, waysOut(state)]));
  const comesFrom = new Map<string, string[]>(states.map(({ name }) => [name, []]));
  const leadsOut = (name: string): boolean => {
    const nexts = ways.get(name)!;
    return nexts.length === 0 || nexts.some((next) => !ways.has(next));
  };
  for (const [name, nexts] of ways) for (const next of nexts) comesFrom.get(next)?.push(name);
  const ends = [...ways.keys()].filter(leadsOut);
  if (!ends.some((name) => ways.get(name)!.length === 0)) return [];
  const mayEnd = reachedFrom(ends, comesFrom);
  const inLoop = new Set(loopsOf(ways).flatMap((loop) => [...loop]));
  return states.filter(({ name }) => !mayEnd.has(name) && inLoop.has(name));
}
