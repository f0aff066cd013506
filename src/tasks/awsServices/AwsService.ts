import type { JsonObject } from '../../util/json';
import type { SyncJob } from './SyncJob';

/** What is known of one AWS service that Step Functions calls: plain data and small pure functions. */
export interface AwsService {
  /** The service in the SDK, as behind `aws-sdk:`: `sfn`, `eventbridge`, `emrserverless`. */
  readonly sdkName: string;
  /** What `.sync` waits for, by the action that starts it. */
  readonly jobs?: Readonly<Record<string, SyncJob>>;
  /**
   * Why a call has failed although the service answered with success, as a task's error and cause; `undefined` when it
   * has not. Asked where the task goes on to wait.
   */
  submissionFailure?(
    action: string,
    answer: JsonObject,
  ): { readonly error: string; readonly cause: string } | undefined;
}
