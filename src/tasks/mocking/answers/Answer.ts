import type { TaskReply, TaskRequest } from '../../../contract/task';
import type { Json } from '../../../util/json';

/** One answer of a script. */
export interface Answer {
  /** As it reads in a message: `returns {"chargeId":"c-1"}`. */
  readonly description: string;
  reply(request: TaskRequest): TaskReply | Promise<TaskReply>;
}

/**
 * Makes the task's result of the value that a test gave: as it is, or wrapped as the service would wrap it
 * (`{ ExecutedVersion, Payload, … }`). `undefined` asks for the service's ordinary success.
 */
export type ResultForm = (value: Json | undefined, request: TaskRequest) => Json;

/** The value is the task's result as it stands. Step Functions Local's rule. */
export const asGiven: ResultForm = (value) => value ?? null;

/** How a kind of script (`lambda(…)`, `sqs(…)`, `mock(…)` …) sees its task. */
export interface ScriptView {
  /** What `.when(…)` and `.answers(…)` get. */
  readonly inputOf: (request: TaskRequest) => Json;
  /** How a value of `.returns(…)` or `.answers(…)` becomes the result. */
  readonly form: ResultForm;
  /** The usual success of the service. */
  readonly success: ResultForm;
  /** Whether errors thrown by a function of `.answers(…)` are those of a Lambda function. */
  readonly throwsAsFunction: boolean;
  /** How a task fails whose call never reaches whom the script stands for. */
  readonly refused?: (request: TaskRequest) => TaskReply | undefined;
}
