import { StatesError } from '../../errors/StatesError';
import { invariant } from '../../errors/invariant';
import type { Json } from '../../util/json';
import { pause, turn, type Steps } from './effects';
import { report } from './report';
import { isSteps, type Block, type CompiledState, type Resting } from './Program';
import type { Scope } from './Scope';

/** How many states may run before the parent execution that waits gets its turn. */
const statesPerTurn = 256;

/** Walks a block from where it rests, or from its StartAt. Returns what `walk` returns. */
export function walkOn(scope: Scope, block: Block, input: Json): Json | Rest {
  const { rest } = scope;
  if (rest === undefined) return walk(scope, block, input, block.startAt);
  return goOn(scope, block, rest.value, rest.name, rest.guess);
}

/** Walks a block from its StartAt to a terminal state and returns that state's output. */
export function runBlock(scope: Scope, block: Block, input: Json): Steps<Json> {
  return finishBlock(new Rest(scope, block, input, block.startAt, nothing));
}

/**
 * Walks a block from the state `name` to a terminal state. Returns that state's output, or the rest of the way if a
 * state has to wait. `guess`: the state that probably has that name; by default the first.
 */
export function walk(scope: Scope, block: Block, input: Json, name: string, guess?: CompiledState): Json | Rest {
  let value = input;
  let next: string | undefined = name;
  let follower = guess ?? block.first;
  while (next !== undefined) {
    const state: CompiledState = stateOf(scope, block, value, next, follower);
    follower = state.follower;
    if (state.now === undefined) scope.enter(state, value);
    try {
      if (state.now !== undefined) value = scope.visit(state, state.now, value);
      else {
        const left = state.run(scope, value);
        if (isSteps(left)) return new Rest(scope, block, value, next, nothing, left);
        scope.exit(state, (value = left));
      }
      ({ next } = scope);
    } catch (error) {
      throw report(scope, error);
    }
    const wait = waitAfter(scope, state, next);
    if (wait !== undefined) return (scope.rest = new Rest(scope, block, value, next, wait, undefined, follower));
  }
  return done(scope, value);
}

function done(scope: Scope, output: Json): Json {
  scope.ended = 'done';
  return output;
}

/** What others may do before a walk continues: take their turns, and then whatever else the process has to do. */
interface Wait {
  readonly turn: boolean;
  readonly pause: boolean;
}

const nothing: Wait = { turn: false, pause: false };

/** The rest of the way through a block, from the state `name` with the input `value`. */
export class Rest implements Resting {
  /** The rest of the current state, which comes first. */
  readonly steps: Steps<Json> | undefined;

  constructor(
    readonly scope: Scope,
    readonly block: Block,
    readonly value: Json,
    readonly name: string | undefined,
    readonly wait: Wait = nothing,
    steps?: Steps<Json>,
    /** The state that probably has that name. */
    readonly guess?: CompiledState | undefined,
  ) {
    this.steps = steps;
  }
}

/**
 * Runs the rest of a block to its end. It has few variables and assigns its parameter anew, which saves 200 of the
 * 5,000 bytes that a suspended execution may use.
 */
export function* finishBlock(rest: Rest): Steps<Json> {
  for (;;) {
    let output: Json | Rest;
    if (rest.steps === undefined) {
      if (rest.wait.turn && rest.scope.run.othersWait) yield turn;
      if (rest.wait.pause) yield pause;
      output = goOn(rest.scope, rest.block, rest.value, rest.name, rest.guess);
    } else {
      try {
        output = yield* rest.steps;
      } catch (error) {
        throw report(rest.scope, error);
      }
      output = leave(rest, output);
    }
    if (!(output instanceof Rest)) return output;
    rest = output;
  }
}

/** Leaves the state that had to wait, and walks on. */
function leave({ scope, block }: Rest, output: Json): Json | Rest {
  const state = scope.state!;
  try {
    scope.exit(state, output);
  } catch (error) {
    throw report(scope, error);
  }
  const wait = waitAfter(scope, state, scope.next);
  if (wait !== undefined)
    return (scope.rest = new Rest(scope, block, output, scope.next, wait, undefined, state.follower));
  return goOn(scope, block, output, scope.next, state.follower);
}

function goOn(
  scope: Scope,
  block: Block,
  value: Json,
  name: string | undefined,
  guess: CompiledState | undefined,
): Json | Rest {
  return name === undefined ? done(scope, value) : walk(scope, block, value, name, guess);
}

/**
 * Resumes a block where its execution ended, after `Scope.reopen`: an open state is resumed without being entered
 * again. `begin`: the input of a block that had not begun.
 */
export function resumeBlock(scope: Scope, block: Block, begin: () => Json): Steps<Json> {
  const { state, rest } = scope;
  if (state !== undefined)
    return finishBlock(new Rest(scope, block, null, undefined, nothing, resumeState(scope, state)));
  if (rest === undefined) return runBlock(scope, block, begin());
  return finishBlock(new Rest(scope, block, rest.value, rest.name, nothing));
}

function* resumeState(scope: Scope, state: CompiledState): Steps<Json> {
  const body = state.resume ?? state.run ?? state.now;
  const left = body(scope, scope.input);
  return isSteps(left) ? yield* left : left;
}

const itsTurn: Wait = { turn: true, pause: false };
const aPause: Wait = { turn: false, pause: true };
const both: Wait = { turn: true, pause: true };

/**
 * What others may do after a state has been exited.
 *
 * AWS: branches and iterations take turns, state by state (recorded 2026). What follows the last state is part of its
 * turn.
 */
function waitAfter(scope: Scope, { work }: CompiledState, next: string | undefined): Wait | undefined {
  const { run } = scope;
  const isPause = run.isTimeToPause(work);
  if (next === undefined) return undefined;
  const isTurn = scope.concurrent || (scope.left % statesPerTurn === 0 && run.othersWait);
  if (isPause) return isTurn ? both : aPause;
  return isTurn ? itsTurn : undefined;
}

function stateOf(
  scope: Scope,
  block: Block,
  input: Json,
  name: string,
  guess: CompiledState | undefined,
): CompiledState {
  const state = guess?.name === name ? guess : block.states.get(name);
  invariant(state, `the state ${name} is not in its block`);
  const { deletedCause } = scope.run;
  if (deletedCause === undefined) return state;
  scope.rest = new Rest(scope, block, input, name, nothing);
  throw new StatesError('States.Runtime', deletedCause);
}
