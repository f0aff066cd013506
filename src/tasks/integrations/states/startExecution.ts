import type { TaskOutcome, TaskReply } from '../../../contract/task';
import { ServiceError } from '../../../errors/ServiceError';
import { isObject, type JsonObject } from '../../../util/json';
import { upperBound } from '../../../util/jsonSize';
import { stopReason } from '../../../services/SyncJob';
import { uuid } from '../ids';
import type { TaskAnswer, ChildExecution, IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { isUnmocked, unlessElsewhere } from './missingMachine';
import { optionalText } from '../../../services/parameters';
import { plainHeaders, withMetadata } from '../../../services/sdkMetadata';
import { failureOutcome } from '../replies';
import { childInput } from '../../../services/states';
import { childOutcome, forwardStartExecution } from './forwardStartExecution';

/**
 * `states:startExecution` in all its patterns: the child runs in the same emulator, on the same clock. A missing
 * machine is started at the Step Functions endpoint if there is one.
 */
export function answerStartExecution(request: ServiceRequest, io: IntegrationIo): TaskAnswer {
  const given = isObject(request.parameters) ? request.parameters : {};
  let child: ChildExecution;
  try {
    child = io.startExecution({
      stateMachineArn: optionalText(given, 'StateMachineArn') ?? '',
      input: childInput(given),
      name: optionalText(given, 'Name'),
      traceHeader: optionalText(given, 'TraceHeader'),
      parentExecutionArn: request.executionArn,
    });
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    const isMissing = ['StateMachineDoesNotExist', 'InvalidArn'].includes(error.code);
    const elsewhere = isMissing ? forwardStartExecution(request, io) : undefined;
    if (elsewhere !== undefined) return elsewhere;
    if (isUnmocked(request, error, io)) return undefined;
    const refused = { outcome: refusal(request, error, io) };
    return isMissing ? unlessElsewhere(request, refused, io) : refused;
  }
  const started = startResult(child, io);
  switch (request.resource.pattern) {
    case 'REQUEST_RESPONSE':
      return { outcome: { output: started } };
    case 'WAIT_FOR_TASK_TOKEN':
      // The child runs on the same clock. Once it has ended, only something outside can still have the token.
      child.onEnd(() => io.expectEndFrom('outside'));
      return { submitted: started, endedBy: 'inside' };
    case 'SYNC':
      return waitFor(child, started, request, io);
  }
}

function refusal({ resource }: ServiceRequest, error: ServiceError, io: IntegrationIo): TaskOutcome {
  const { code, message, statusCode, isModelled: modelled } = error;
  return failureOutcome(resource, { code, message, statusCode, requestId: uuid(io), modelled });
}

function startResult({ executionArn, startDateMs }: ChildExecution, io: IntegrationIo): JsonObject {
  const members = { ExecutionArn: executionArn, StartDate: startDateMs };
  return withMetadata(members, upperBound(members), () => {
    const requestId = uuid(io);
    const wire = JSON.stringify({ executionArn, startDate: startDateMs / 1000 });
    const headers = plainHeaders(requestId, wire, 'application/x-amz-json-1.0', startDateMs);
    return { statusCode: 200, requestId, headers };
  });
}

function waitFor(
  child: ChildExecution,
  submitted: JsonObject,
  { resource, executionArn }: ServiceRequest,
  io: IntegrationIo,
): TaskReply {
  io.onAbandon(() => child.stop(stopReason(executionArn)));
  child.onEnd(() => io.endTask(childOutcome(child.describe(), resource.version)));
  return { submitted, endedBy: 'inside' };
}
