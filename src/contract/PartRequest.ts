import type { Json, JsonObject } from '../util/json';

/**
 * The part of a definition that an execution runs, as its caller names it. It is JSON. Places are names of states, or
 * paths such as `Fan[1]/Ship` (the branch 1 of a Parallel) and `Each[3]/Ship` (the item 3 of a Map).
 */
export interface PartRequest {
  /** The state that it begins with, whose input is the input of the call. Default: StartAt. */
  readonly from?: string | undefined;
  /** The state after which it ends. Default: it ends where the States block of `from` ends. */
  readonly until?: string | undefined;
  /** The variables that states before `from` have assigned. */
  readonly variables?: JsonObject | undefined;
  /** Variables that states before `from` may assign, but have not. */
  readonly unassigned?: readonly string[] | undefined;
  /** Members of the context object that the part cannot know. */
  readonly context?: PartContext | undefined;
}

/** See `PartRequest.context`. */
export interface PartContext {
  readonly Execution?: { readonly Input?: Json | undefined } | undefined;
  readonly Map?: { readonly Item?: PartItem | undefined } | undefined;
}

/** The item of the innermost Map around `from`. */
export interface PartItem {
  readonly Index?: number | undefined;
  readonly Value?: Json | undefined;
  readonly Key?: string | undefined;
}
