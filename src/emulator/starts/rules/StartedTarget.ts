/** What became of one target: it was started, it could not be, or it does not run here. All of it is data. */
export interface StartedTarget {
  /** The id of the target in its rule. */
  readonly id: string;
  /** As its file gives it. */
  readonly arn: string;
  /** JSON text; absent if it could not be made. */
  readonly input?: string;
  /** The execution, if one was started. */
  readonly executionArn?: string;
  /** Why AWS would not start it. */
  readonly failure?: TargetFailure;
  /** Why Stepmill does not run it, as a sentence. */
  readonly notRun?: string;
}

/** Why a target was not called. */
export interface TargetFailure {
  /** In the words of EventBridge: `NO_PERMISSIONS`, `NO_RESOURCE`. */
  readonly code: string;
  readonly message: string;
  /** The ARN of the queue that got the event. Without one, AWS drops it. */
  readonly deadLetterArn?: string;
}
