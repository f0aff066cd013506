import type { TaskReply, TaskOutcome } from '../../../contract/task';
import type { JsonObject } from '../../../util/json';
import { stopReason, jobFailure } from '../../../services/SyncJob';
import { detachedIo, type IntegrationIo } from '../IntegrationIo';
import type { ServiceRequest } from '../../../services/serviceCalls';
import { describedChild, states, type ChildDescription } from '../../../services/states';
import { forward, forwardCall, forwardOther, shownResult } from '../sdk/forward';
import { clientFailureOutcome, failureOutcome } from '../replies';
import { pollJob } from '../sync/forwardSync';

/** Starts a child at the Step Functions endpoint, and polls it there until it ends; `undefined` without an endpoint. */
export function forwardStartExecution(request: ServiceRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  if (request.resource.pattern !== 'SYNC') return forward(request, io);
  return forwardCall(request, io)?.then((answer): TaskReply => {
    if ('failure' in answer) return { outcome: failureOutcome(request.resource, answer.failure) };
    if ('unsent' in answer) return { outcome: clientFailureOutcome(request.resource, answer.unsent) };
    poll(request, answer.result, io);
    return { submitted: shownResult(request, answer.result, answer.http), endedBy: 'outside' };
  });
}

/**
 * Follows a child that an earlier process has started there; `begun`: the response to that start. `false` if that is
 * impossible.
 */
export function followStartExecution(request: ServiceRequest, begun: JsonObject, io: IntegrationIo): boolean {
  if (io.endpoints.find('sfn') === undefined) return false;
  poll(request, begun, io);
  return true;
}

function poll(request: ServiceRequest, begun: JsonObject, io: IntegrationIo): void {
  const ExecutionArn = begun['ExecutionArn']!;
  const ask = { ...request, parameters: { ExecutionArn } };
  const stop = { ...request, parameters: { ExecutionArn, Cause: stopReason(request.executionArn) } };
  pollJob(request, io, {
    describe: () => forwardOther('sfn', 'describeExecution', ask, io)!,
    outcomeOf: (described) =>
      described['Status'] === 'RUNNING' ? undefined : childOutcome(childOf(described), request.resource.version),
    cancel: () => void forwardOther('sfn', 'stopExecution', stop, detachedIo(io))?.catch(() => undefined),
  });
}

function childOf(described: JsonObject): ChildDescription {
  const { ExecutionArn, StateMachineArn, Name, Status, StartDate, StopDate, Input, Output, Error, Cause } = described;
  return {
    executionArn: ExecutionArn,
    stateMachineArn: StateMachineArn,
    stateMachineAliasArn: described['StateMachineAliasArn'],
    stateMachineVersionArn: described['StateMachineVersionArn'],
    name: Name,
    status: Status,
    startDateMs: StartDate,
    stopDateMs: StopDate,
    input: Input,
    output: Output,
    error: Error,
    cause: Cause,
    redriveCount: described['RedriveCount'] ?? 0,
    redriveStatus: described['RedriveStatus'] ?? 'NOT_REDRIVABLE',
    redriveStatusReason: described['RedriveStatusReason'],
  } as unknown as ChildDescription;
}

/** How a `.sync` task ends when its child has ended. */
export function childOutcome(child: ChildDescription, version: 1 | 2): TaskOutcome {
  if (child.status === 'SUCCEEDED') return { output: describedChild(child, version) };
  return jobFailure(states.actions['startExecution']!.job!, describedChild(child, 1));
}
