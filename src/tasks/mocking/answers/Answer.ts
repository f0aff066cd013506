import type { TaskReply, TaskRequest } from '../../../language/asl/task';
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
