import type { WorkflowType } from '../language/asl/types';

/** Options of a replay on a definition that is not a state machine of the test. */
export interface ReplayOptions {
  /**
   * A definition, or the path of a file with one. Default: the test's state machine with the recorded name, or its only
   * one.
   */
  readonly definition?: object | string;
  /** The name of the state machine in the file. */
  readonly name?: string;
  /** The type of the state machine. Default: the type in the file, or else `STANDARD`. */
  readonly type?: WorkflowType;
}
