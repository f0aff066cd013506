import { withParameters } from '../../../language/asl/CompactRequest';
import type { TaskReply } from '../../../language/asl/task';
import type { JsonObject } from '../../../util/json';
import { stopReason } from '../../awsServices/SyncJob';
import type { IntegrationRequest } from '../Integration';
import type { ChildDescription } from '../../awsServices/states';
import type { IntegrationIo } from '../IntegrationIo';
import { detachedIo } from '../detachedIo';
import { forward, forwardCall, forwardOther, shownResult } from '../sdk/forward';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { pollJob } from '../sync/pollJob';
import { childOutcome } from './childOutcome';

/** Starts a child at the Step Functions endpoint, and asks there for its end; `undefined` when there is no endpoint. */
export function forwardStartExecution(request: IntegrationRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  if (request.resource.pattern !== 'SYNC') return forward(request, io);
  return forwardCall(request, io)?.then((answer): TaskReply => {
    if ('failure' in answer) return { outcome: failureOutcome(request.resource, answer.failure) };
    if ('unreachable' in answer) return { outcome: clientFailureOutcome(request.resource, answer.unreachable) };
    poll(request, answer.result, io);
    return { submitted: shownResult(request, answer.result, answer.http), endedBy: 'outside' };
  });
}

/** Follows a child on that an earlier process has started there; `begun`: what that start answered. `false` when it cannot. */
export function followStartExecution(request: IntegrationRequest, begun: JsonObject, io: IntegrationIo): boolean {
  if (io.endpoints.find('sfn') === undefined) return false;
  poll(request, begun, io);
  return true;
}

function poll(request: IntegrationRequest, begun: JsonObject, io: IntegrationIo): void {
  const ExecutionArn = begun['ExecutionArn']!;
  const ask = withParameters(request, { ExecutionArn });
  const stop = withParameters(request, { ExecutionArn, Cause: stopReason(request.executionArn) });
  pollJob(request, io, {
    describe: () => forwardOther('sfn', 'describeExecution', ask, io)!,
    outcomeOf: (described) =>
      described['Status'] === 'RUNNING' ? undefined : childOutcome(describedChild(described), request.resource.version),
    cancel: () => void forwardOther('sfn', 'stopExecution', stop, detachedIo(io))?.catch(() => undefined),
  });
}

function describedChild(described: JsonObject): ChildDescription {
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
