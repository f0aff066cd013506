import type { TaskReply } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject } from '../../../util/json';
import { findJob, submissionFailure } from '../../awsServices/awsServices';
import { jobFailure, resultOf, stopReason, type JobCall, type SyncJob } from '../../awsServices/SyncJob';
import type { IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { detachedIo } from '../detachedIo';
import { forwardCall, type CallAnswer } from '../sdk/forward';
import { sdkMetadata } from '../sdkMetadata';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { sortMembers } from '../sortMembers';
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

function follow(job: SyncJob, answer: CallAnswer, request: IntegrationRequest, io: IntegrationIo): TaskReply {
  const { resource, executionArn } = request;
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unreachable' in answer) return { outcome: clientFailureOutcome(resource, answer.unreachable) };
  const submitted = sortMembers({ ...answer.result, ...sdkMetadata(answer.http) });
  const refused = submissionFailure(resource, answer.result);
  if (refused !== undefined) return { submitted, outcome: refused };
  const sent = isObject(request.parameters) ? request.parameters : {};
  const call = (what: JobCall, through = io): Promise<CallAnswer> => {
    const parameters = what.parameters(answer.result, sent, stopReason(executionArn));
    return forwardCall({ ...request, parameters }, through, { action: what.action })!;
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
  return { submitted, endedBy: 'outside' };
}
