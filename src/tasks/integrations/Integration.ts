import type { IntegrationResource } from '../awsServices/AwsService';
import type { TaskReply, TaskRequest } from '../../language/asl/task';
import type { Late } from '../../util/Late';
import type { IntegrationIo } from './IntegrationIo';

/** A task whose Resource is an integration: neither a function's ARN nor an activity. */
export interface IntegrationRequest extends TaskRequest {
  readonly resource: IntegrationResource;
}

export type TaskAnswer = TaskReply | Late<TaskReply> | undefined;

/**
 * One integration: answers a task from what this process has (functions, executions, the outbox) or from a real
 * endpoint. `undefined`: it has neither, and the unmocked policy decides.
 */
export type Integration = (request: IntegrationRequest, io: IntegrationIo) => TaskAnswer;
