import type { StateDefinition } from '../../language/asl/types';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import type { Failure } from '../../story/inspection/FailureScenario';

/**
 * The failures of other states that must come before a state is reached: those whose catchers lead to a compensation.
 * As few as possible; none for a state on the usual path. `undefined` if the state is unreachable. Choices may take any
 * way, because the input decides.
 *
 * @param caughtIn the failures of a state that a catcher handles
 */
export function failuresOnTheWayTo(
  view: WalkedState,
  caughtIn: (state: WalkedState) => readonly Failure[],
): readonly Failure[] | undefined {
  const inside = wayIn(view.block, view.name, caughtIn);
  const { owner } = view.block;
  const around = owner === undefined ? [] : failuresOnTheWayTo(owner, caughtIn);
  return inside && around && [...around, ...inside];
}

/** The path within one block with the fewest failures. */
function wayIn(
  { object, states }: BlockView,
  to: string,
  caughtIn: (state: WalkedState) => readonly Failure[],
): readonly Failure[] | undefined {
  const byName = new Map(states.map((state) => [state.name, state]));
  let level: (readonly [name: string, before: readonly Failure[]])[] = [[object['StartAt'] as string, []]];
  const seen = new Set<string>();
  while (level.length > 0) {
    const next: typeof level = [];
    // Ways without a further failure are followed first, then those of catchers.
    for (let at = level.shift(); at !== undefined; at = level.shift()) {
      const [name, before] = at;
      if (name === to) return before;
      const state = byName.get(name);
      if (state === undefined || seen.has(name)) continue;
      seen.add(name);
      level.push(...usualNext(state).map((one) => [one, before] as const));
      for (const failure of caughtIn(state)) next.push([failure.leadsTo.next!, [...before, failure]]);
    }
    level = next;
  }
  return undefined;
}

function usualNext({ object }: WalkedState): readonly string[] {
  const { Next, Default, Choices = [] } = object as unknown as StateDefinition;
  return [Next, Default, ...Choices.map((rule) => rule.Next)].filter((name) => name !== undefined);
}
