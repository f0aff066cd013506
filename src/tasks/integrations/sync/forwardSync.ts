import { withParameters } from '../../../language/asl/CompactRequest';
import type { TaskReply } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject, type JsonObject } from '../../../util/json';
import { findJob, sdkServiceName } from '../../awsServices/awsServices';
import { answerFailure } from '../../awsServices/serviceCalls';
import { jobFailure, resultOf, stopReason, type JobCall, type SyncJob } from '../../awsServices/SyncJob';
import type { IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { detachedIo } from '../detachedIo';
import { failedCall } from '../replies';
import { forwardCall, forwardOther, shownResult, type CallAnswer } from '../sdk/forward';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { pollJob } from './pollJob';

/** Starts a job at a real endpoint and follows it to its end; `undefined` when there is no endpoint. */
export function forwardSync(request: IntegrationRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  if (io.endpoints.find(request.resource.service) === undefined) return undefined;
  const job = findJob(request.resource);
  // What is deleted has no description in the end.
  if (job === undefined || Object.keys(job.end.success).length === 0) {
    throw new HarnessError(
      `State '${request.state}' waits for ${request.resource.arn}, which Stepmill can start at an endpoint but not ` +
        `follow to its end. Mock the state, or wait in the state machine itself with a loop of aws-sdk: calls.`,
    );
  }
  return forwardCall(request, io)!.then((answer) => follow(job, answer, request, io));
}

/** Follows a job on that an earlier process has started; `begun`: what that start answered. `false` when it cannot. */
export function followSync(request: IntegrationRequest, begun: JsonObject, io: IntegrationIo): boolean {
  const job = findJob(request.resource);
  if (job === undefined || io.endpoints.find(request.resource.service) === undefined) return false;
  poll(job, begun, request, io);
  return true;
}

function follow(job: SyncJob, answer: CallAnswer, request: IntegrationRequest, io: IntegrationIo): TaskReply {
  const { resource } = request;
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unreachable' in answer) return { outcome: clientFailureOutcome(resource, answer.unreachable) };
  const refused = answerFailure(resource, answer.result);
  if (refused !== undefined) return { outcome: failedCall(resource, refused.error, refused.cause) };
  poll(job, answer.result, request, io);
  return { submitted: shownResult(request, answer.result, answer.http), endedBy: 'outside' };
}

function poll(job: SyncJob, begun: JsonObject, request: IntegrationRequest, io: IntegrationIo): void {
  const { resource, executionArn } = request;
  const sent = isObject(request.parameters) ? request.parameters : {};
  const call = (what: JobCall, through = io): Promise<CallAnswer> => {
    const parameters = what.parameters(begun, sent, stopReason(executionArn));
    return forwardOther(sdkServiceName(resource.service), what.action, withParameters(request, parameters), through)!;
  };
  pollJob(request, io, {
    describe: () => call(job.describe),
    outcomeOf: (described) => {
      const result = resultOf(job, described);
      const state = result && job.end.state(result);
      if (state === undefined || state === 'running') return undefined;
      return state === 'succeeded' ? { output: result! } : jobFailure(job, result!);
    },
    cancel: () => void (job.stop && call(job.stop, detachedIo(io)).catch(() => undefined)),
  });
}
