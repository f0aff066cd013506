import type { StateMachineDefinition, StateType } from '../../language/asl/types';
import type { StateEvents } from '../history/StateEvents';
import type { Json } from '../../util/json';
import type { Steps } from './effects';
import type { Scope } from './Scope';

/** A definition, compiled once when the state machine is created and shared by all its executions. */
export interface Program {
  readonly definition: StateMachineDefinition;
  readonly block: Block;
  readonly timeoutSeconds: number | undefined;
}

/** A compiled `States` block. */
export interface Block {
  readonly startAt: string;
  /** The state of that name. */
  readonly first: CompiledState | undefined;
  readonly states: ReadonlyMap<string, CompiledState>;
  /** Whether nobody is asked for anything in it: it can begin without a fiber. */
  readonly alone: boolean;
  /** Whether all of its states are `now`, and it comes to none of them twice. */
  readonly straight: boolean;
  /** About how many values a history of its own keeps when each state is entered and left once: there is room for so many at first. */
  readonly usualValues: number;
}

/**
 * Everything between a state's Entered and Exited events, which answers the state's output by `Scope.leave`: `now` for a
 * state that never has to wait for anything and writes no other events, else `run`, which answers steps only if it has
 * come to something to wait for. All of them fail by throwing a StatesError.
 */
export type StateBody = (
  | { readonly now: (scope: Scope, input: Json) => Json; readonly run?: undefined }
  | { readonly run: WayOut; readonly now?: undefined }
) & {
  /** As the body, when a redrive goes on with a state that was entered before. Without it the body runs again. */
  readonly resume?: WayOut | undefined;
  /** Of a Parallel or Map: the blocks in it that run inside the execution. */
  readonly blocks?: readonly Block[];
};

/** A state's output, or the rest of the way there. */
export type WayOut = (scope: Scope, input: Json) => Json | Steps<Json>;

export type CompiledState = StateBody & {
  readonly name: string;
  readonly type: StateType;
  readonly events: StateEvents;
  /** See `workOf`. */
  readonly work: number;
  /** See `Block.alone`. */
  readonly alone: boolean;
  /** The state that its Next, or its first choice, names: it need not be looked up. */
  readonly follower: CompiledState | undefined;
};

/** Whether there is something to wait for on the way to a value. */
export function isSteps<T>(left: T | Steps<T>): left is Steps<T> {
  return typeof left === 'object' && left !== null && typeof (left as Steps<T>).next === 'function';
}
