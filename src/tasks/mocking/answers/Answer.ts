import type { TaskReply, TaskRequest } from '../../../contract/task';
import type { Json } from '../../../util/json';

/** One answer of a script. */
export interface Answer {
  /** The answer in a message: `returns {"chargeId":"c-1"}`. */
  readonly description: string;
  reply(request: TaskRequest): TaskReply | Promise<TaskReply>;
}

/**
 * Converts a test's value to the task's result: unchanged, or wrapped as the service would wrap it (`{ ExecutedVersion,
 * Payload, … }`). `undefined` requests the service's ordinary success.
 */
export type ResultForm = (value: Json | undefined, request: TaskRequest) => Json;

/** The value is the task's result, unchanged. Step Functions Local's rule. */
export const asGiven: ResultForm = (value) => value ?? null;

/** How a kind of script (`lambda(…)`, `sqs(…)`, `mock(…)` …) sees its task. */
export interface ScriptView {
  /** What `.when(…)` and `.answers(…)` receive. */
  readonly inputOf: (request: TaskRequest) => Json;
  /** How a value of `.returns(…)` or `.answers(…)` becomes the result. */
  readonly form: ResultForm;
  /** The usual success of the service. */
  readonly success: ResultForm;
  /** Whether errors thrown by a function of `.answers(…)` are those of a Lambda function. */
  readonly throwsAsFunction: boolean;
  /** The failure of a task whose call never reaches the mocked target. */
  readonly refused?: (request: TaskRequest) => TaskReply | undefined;
}
