import type { StateMachineDefinition, StateType } from '../../language/asl/types';
import type { StateEvents } from '../history/NamedEvent';
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
  /** Whether it asks for nothing outside: it can begin without a fiber. */
  readonly alone: boolean;
  /** Whether all its states are `now`. */
  readonly immediate: boolean;
  /** About how many values its history keeps when each state is visited once: room for them is made at the start. */
  readonly usualValues: number;
}

/**
 * What happens between a state's Entered and Exited events; it answers the state's output by `Scope.leave`. `now`: for
 * a state that never waits and writes no other events; without this form ten Pass states take nearly twice the CPU time. Else `run`, which answers steps only if it has to wait. All of
 * them fail by throwing a StatesError.
 */
export type StateBody = (
  | { readonly now: (scope: Scope, input: Json) => Json; readonly run?: undefined }
  | { readonly run: WayOut; readonly now?: undefined }
) & {
  /** As the body, when a redrive resumes a state that was entered before. Without it the body runs again. */
  readonly resume?: WayOut | undefined;
  /** For a Parallel or Map: its blocks that run inside the execution. */
  readonly blocks?: readonly Block[];
};

/** A state's output, or the steps that lead to it. */
export type WayOut = (scope: Scope, input: Json) => Json | Steps<Json>;

export type CompiledState = StateBody & {
  readonly name: string;
  readonly type: StateType;
  readonly events: StateEvents;
  /** See `workOf`. */
  readonly work: number;
  /** See `Block.alone`. */
  readonly alone: boolean;
  /** The state that its Next or first choice names, so that it need not be looked up. */
  readonly follower: CompiledState | undefined;
};

/** How a block continues, when it is between two states. */
export interface Resting {
  readonly value: Json;
  /** The next state; `undefined`: the block ends. */
  readonly name: string | undefined;
  /** The state that probably has that name. */
  readonly guess?: CompiledState | undefined;
}

/** Whether these are steps, and not the value itself. */
export function isSteps<T>(left: T | Steps<T>): left is Steps<T> {
  return typeof left === 'object' && left !== null && typeof (left as Steps<T>).next === 'function';
}
