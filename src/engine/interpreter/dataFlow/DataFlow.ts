import type { CatcherDefinition, StateDefinition } from '../../../language/asl/types';
import type { Json, JsonObject } from '../../../util/json';
import type { Inspector } from '../inspection/Inspector';
import type { Scope } from '../Scope';

/** The result that a state passes to `finish`; absent for states that pass their input on. */
export type Result = Json | undefined;

/** How data goes through a state, in its query language. */
export interface DataFlow {
  /** The effective input of the state: InputPath and Parameters, or Arguments. */
  prepare(scope: Scope, input: Json): Json;
  /** Leaves the state, with its output and the variables that it assigns. `effective` is what `prepare` returned. */
  finish(scope: Scope, input: Json, effective: Json, result: Result, next: string | undefined): Json;
}

/** What a catcher does with the Error Output. */
export type CatchFlow = (scope: Scope, input: Json, errorOutput: JsonObject) => Json;

/** Compiles the fields that all states share, for one query language. */
export interface FlowLanguage {
  /** `place`: prefix of field names in error locations, for fields of a part: `Choices[0]/`. */
  compileFlow(definition: StateDefinition, inspector?: Inspector, place?: string): DataFlow;
  compileCatch(catcher: CatcherDefinition, place: string, inspector?: Inspector): CatchFlow;
}

/** A compiled field of a state: evaluates it for a scope and an input. */
export type Field<T> = (scope: Scope, value: Json) => T;
