/** The result for one target: started, failed, or not supported here. All of it is data. */
export interface StartedTarget {
  /** The id of the target in its rule. */
  readonly id: string;
  /** As its file gives it. */
  readonly arn: string;
  /** A JSON string; absent if it could not be created. */
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
