import { StatesError } from '../../errors/StatesError';
import { invariant } from '../../errors/invariant';
import type { Json } from '../../util/json';
import { pause, turn, type Steps } from './effects';
import { report } from './report';
import { isSteps, type Block, type CompiledState, type Transition } from './Program';
import type { Scope } from './Scope';

/** So many states may run without yielding before the other branches get their turn. */
const statesPerTurn = 256;

/** Walks a block from its StartAt to a terminal state and answers that state's output. */
export function* runBlock(scope: Scope, block: Block, input: Json): Steps<Json> {
  let value = input;
  let name: string | undefined = block.startAt;
  for (let count = 1; name !== undefined; count++) {
    const state = stateOf(scope, block, name);
    scope.enter(state, value);
    try {
      const left: Transition | Steps<Transition> =
        state.now === undefined ? state.run(scope, value) : state.now(scope, value);
      const transition: Transition = isSteps(left) ? yield* left : left;
      scope.exit(state, transition);
      value = transition.output;
      name = transition.next;
    } catch (error) {
      throw report(scope, error);
    }
    if (count % statesPerTurn === 0) yield turn;
    if (scope.run.isTimeToPause(state.work)) yield pause;
  }
  scope.finished = true;
  return value;
}

/** As `runBlock`, for a block that is `now`. What is left of it when it is time to pause is answered, to go on with. */
export function runBlockNow(scope: Scope, block: Block, input: Json, startAt = block.startAt): Json | Rest {
  let value = input;
  let name: string | undefined = startAt;
  while (name !== undefined) {
    const state = stateOf(scope, block, name) as NowState;
    const transition: Transition = runNow(scope, state, value);
    value = transition.output;
    name = transition.next;
    if (scope.run.isTimeToPause(state.work) && name !== undefined) return new Rest(scope, block, value, name);
  }
  scope.finished = true;
  return value;
}

/** A block that is `now`, paused before the state `name`. */
export class Rest {
  readonly scope: Scope;
  readonly block: Block;
  readonly input: Json;
  readonly name: string;

  constructor(scope: Scope, block: Block, input: Json, name: string) {
    this.scope = scope;
    this.block = block;
    this.input = input;
    this.name = name;
  }
}

/** Pauses, and goes on to the end of the block. */
export function* finishBlock(rest: Rest): Steps<Json> {
  let output: Json | Rest = rest;
  while (output instanceof Rest) {
    yield pause;
    output = runBlockNow(output.scope, output.block, output.input, output.name);
  }
  return output;
}

function stateOf(scope: Scope, block: Block, name: string): CompiledState {
  const state = block.states.get(name);
  invariant(state, `the state ${name} is not in its block`);
  if (scope.run.deletedCause !== undefined) throw new StatesError('States.Runtime', scope.run.deletedCause);
  return state;
}

type NowState = Extract<CompiledState, { readonly run?: undefined }>;

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
