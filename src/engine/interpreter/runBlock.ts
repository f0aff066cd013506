import { StatesError } from '../../errors/StatesError';
import { invariant } from '../../errors/invariant';
import type { Json } from '../../util/json';
import type { Steps } from './effects';
import { report } from './report';
import type { Block, CompiledState, Transition } from './Program';
import type { Scope } from './Scope';

/** So many states may run without yielding before the others get their turn. */
const statesPerTurn = 256;

/** Walks a block from its StartAt to a terminal state and answers that state's output. */
export function* runBlock(scope: Scope, block: Block, input: Json): Steps<Json> {
  let value = input;
  let name: string | undefined = block.startAt;
  for (let count = 1; name !== undefined; count++) {
    const state = stateOf(scope, block, name);
    const transition = state.now === undefined ? yield* runSteps(scope, state, value) : runNow(scope, state, value);
    value = transition.output;
    name = transition.next;
    if (count % statesPerTurn === 0) yield { kind: 'turn' };
  }
  scope.finished = true;
  return value;
}

/** As `runBlock`, for a block that is `now`. */
export function runBlockNow(scope: Scope, block: Block, input: Json): Json {
  let value = input;
  let name: string | undefined = block.startAt;
  while (name !== undefined) {
    const transition: Transition = runNow(scope, stateOf(scope, block, name) as NowState, value);
    value = transition.output;
    name = transition.next;
  }
  scope.finished = true;
  return value;
}

function stateOf(scope: Scope, block: Block, name: string): CompiledState {
  const state = block.states.get(name);
  invariant(state, `the state ${name} is not in its block`);
  if (scope.run.deletedCause !== undefined) throw new StatesError('States.Runtime', scope.run.deletedCause);
  return state;
}

type NowState = Extract<CompiledState, { readonly steps?: undefined }>;

/** A state that waits for nothing. */
function runNow(scope: Scope, state: NowState, input: Json): Transition {
  scope.enter(state, input);
  try {
    const transition = state.now(scope, input);
    scope.exit(state, transition);
    return transition;
  } catch (error) {
    throw report(scope, error);
  }
}

function* runSteps(scope: Scope, state: Exclude<CompiledState, { now: unknown }>, input: Json): Steps<Transition> {
  scope.enter(state, input);
  try {
    const transition = yield* state.steps(scope, input);
    scope.exit(state, transition);
    return transition;
  } catch (error) {
    throw report(scope, error);
  }
}
