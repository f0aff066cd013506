import type { TaskReply, TaskRequest } from '../../../contract/task';
import type { ServiceError } from '../../../errors/ServiceError';
import { isObject } from '../../../util/json';
import { optionalText } from '../../../services/parameters';
import { targetOf } from '../../../services/serviceCalls';
import type { IntegrationIo, IntegrationServices } from '../IntegrationIo';

/** The error of a task, unless another process answers it. */
export function unlessElsewhere(
  request: TaskRequest,
  refused: TaskReply,
  io: IntegrationIo,
): TaskReply | Promise<TaskReply> {
  return io.elsewhere?.(request)?.then((reply) => reply ?? refused) ?? refused;
}

type Knowing = Pick<IntegrationServices, 'whyNoMachine'>;

/** Whether a start failed because a test forgot the machine: then the unmocked policy decides. */
export function isUnmocked(request: TaskRequest, { code }: ServiceError, knowing: Knowing): boolean {
  return ['StateMachineDoesNotExist', 'InvalidArn'].includes(code) && whyMachineMissing(request, knowing) !== undefined;
}

/** Why the machine that a task starts is missing, as a sentence; `undefined` for other tasks. */
export function whyMachineMissing({ resource, parameters }: TaskRequest, knowing: Knowing): string | undefined {
  if (resource.kind !== 'integration' || !isObject(parameters)) return undefined;
  if (targetOf(resource, parameters).kind !== 'stateMachine') return undefined;
  const arn = optionalText(parameters, 'StateMachineArn');
  return arn === undefined ? undefined : knowing.whyNoMachine?.(arn);
}
