import { toPointer } from '../../language/asl/path';
import type { StateDefinition, StateMachineDefinition } from '../../language/asl/types';
import { statesOf } from '../../story/trace/findState';
import { cannotHappen } from './errorsOf';
import type { UnreachableClause } from '../../story/inspection/FailureScenario';

/**
 * The entries of Retry and Catch that no error reaches: each of their names goes to an earlier entry, or cannot happen
 * there.
 */
export function unreachableClauses(definition: StateMachineDefinition): readonly UnreachableClause[] {
  return [...statesOf(definition)].flatMap(([name, { object, path }]) => {
    const state = object as unknown as StateDefinition;
    return (['Retry', 'Catch'] as const).flatMap((clause) => {
      const before: string[] = [];
      return (state[clause] ?? []).flatMap(({ ErrorEquals }, index): UnreachableClause[] => {
        const reasons = ErrorEquals.map((error) => takenBefore(error, before) ?? cannotHappen(error, state));
        before.push(...ErrorEquals);
        if (reasons.length === 0 || reasons.includes(undefined)) return [];
        const pointer = toPointer([...path, clause, index]);
        return [{ state: name, clause, index, pointer, reason: joined(ErrorEquals, reasons as string[]) }];
      });
    });
  });
}

/** `A, B go to an earlier one (States.TaskFailed); C is not an error of a Task`. */
function joined(errors: readonly string[], reasons: readonly string[]): string {
  const byReason = new Map<string, string[]>();
  errors.forEach((error, index) => byReason.set(reasons[index]!, [...(byReason.get(reasons[index]!) ?? []), error]));
  return [...byReason].map(([reason, names]) => `${names.join(', ')}: ${reason}`).join('; ');
}

/** States.TaskFailed matches everything but timeouts; States.ALL matches those, too. */
function takenBefore(error: string, before: readonly string[]): string | undefined {
  const taker = before.find(
    (name) => name === 'States.ALL' || name === error || (name === 'States.TaskFailed' && !leftByTaskFailed.has(error)),
  );
  if (taker === undefined) return undefined;
  return taker === error ? 'an earlier one matches it' : `an earlier one matches ${taker}`;
}

const leftByTaskFailed: ReadonlySet<string> = new Set(['States.ALL', 'States.Timeout', 'States.HeartbeatTimeout']);
