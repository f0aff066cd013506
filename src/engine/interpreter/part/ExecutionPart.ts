import type { PartRequest } from '../../../contract/PartRequest';
import type { MapIteration } from '../../../contract/task';
import type { Json, JsonObject } from '../../../util/json';
import type { MapItem } from '../contextObject';
import type { Block } from '../Program';

/** The part of a definition that an execution runs, with the data that earlier states would have left. */
export interface ExecutionPart {
  /** How the caller named it. */
  readonly request: PartRequest;
  /** The block of the state that it begins with. It ends where this block ends, or earlier. */
  readonly block: Block;
  /** The state that it begins with. */
  readonly state: string;
  /** The input of that state. */
  readonly input: Json;
  /** The state after which it ends. */
  readonly until: string | undefined;
  /** The items in which it ends; empty: in any. */
  readonly untilItems: readonly MapIteration[];
  readonly variables: JsonObject;
  /** The Maps around the block, outermost first. */
  readonly iterations: readonly MapIteration[];
  /** The item of the innermost one. */
  readonly mapItem: MapItem | undefined;
  readonly unknown: Unknown;
}

/** Data that depends on states before the part, and that the caller has not given. Reading it throws. */
export interface Unknown {
  /** The states that may have assigned a variable, by its name. */
  readonly variables: ReadonlyMap<string, readonly string[]>;
  readonly executionInput: boolean;
  readonly itemValue: boolean;
}
