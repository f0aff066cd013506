import { objectsIn, textIn, type BlockView, type WalkedState } from '../../language/asl/walk';

/** The states that may come right after a state in its block. */
export function nextStates({ object, block }: WalkedState): readonly WalkedState[] {
  const targets = [object, ...objectsIn(object, 'Choices'), ...objectsIn(object, 'Catch')].map((each) =>
    textIn(each, 'Next'),
  );
  const names = new Set([...targets, textIn(object, 'Default')]);
  return block.states.filter(({ name }) => names.has(name));
}

/** The first state of a block. */
export function firstStateOf({ object, states }: BlockView): WalkedState | undefined {
  const name = textIn(object, 'StartAt');
  return states.find((state) => state.name === name);
}

/**
 * The states that a run can come to from a state, including that state and those in Parallels and Maps on the way.
 * Children of Distributed Maps are other executions.
 */
export function reachableFrom(from: WalkedState): ReadonlySet<WalkedState> {
  const reached = new Set<WalkedState>();
  const open = [from];
  for (let state = open.shift(); state !== undefined; state = open.shift()) {
    if (reached.has(state)) continue;
    reached.add(state);
    open.push(...nextStates(state));
    for (const block of state.blocks) {
      const first = block.distributed ? undefined : firstStateOf(block);
      if (first !== undefined) open.push(first);
    }
  }
  return reached;
}

/** The states of its block that may run before a state, in any number of steps: itself included, in a loop. */
export function statesBefore(state: WalkedState): readonly WalkedState[] {
  const before = new Set<WalkedState>();
  let open: readonly WalkedState[] = [state];
  while (open.length > 0) {
    open = state.block.states.filter(
      (each) => !before.has(each) && nextStates(each).some((next) => open.includes(next)),
    );
    for (const each of open) before.add(each);
  }
  return state.block.states.filter((each) => before.has(each));
}
