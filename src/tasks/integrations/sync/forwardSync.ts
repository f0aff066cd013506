import type { TaskReply } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isArray, isObject, type JsonObject } from '../../../util/json';
import type { IntegrationRequest } from '../Integration';
import type { IntegrationIo } from '../IntegrationIo';
import { detachedIo } from '../detachedIo';
import { forwardCall, type CallAnswer } from '../sdk/forward';
import { sdkMetadata } from '../sdkMetadata';
import { clientFailureOutcome, failureOutcome } from '../serviceErrors';
import { sortMembers } from '../sortMembers';
import { pollJob } from './pollJob';
import { syncJobs, type JobCall, type SyncJob } from './syncJobs';

/** Starts a job at a real endpoint and follows it to its end; `undefined` when there is no endpoint. */
export function forwardSync(request: IntegrationRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  const { service, action } = request.resource;
  if (io.endpoints.find(service) === undefined) return undefined;
  const key = `${service}:${action}`;
  if (!Object.hasOwn(syncJobs, key)) {
    throw new HarnessError(
      `State '${request.state}' waits for ${request.resource.arn}, which Stepmill can start at an endpoint but not ` +
        `follow to its end. Mock the state, or wait in the state machine itself with a loop of aws-sdk: calls.`,
    );
  }
  return forwardCall(request, io)!.then((answer) => follow(syncJobs[key]!, answer, request, io));
}

function follow(job: SyncJob, answer: CallAnswer, request: IntegrationRequest, io: IntegrationIo): TaskReply {
  const { resource } = request;
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unreachable' in answer) return { outcome: clientFailureOutcome(resource, answer.unreachable) };
  const submitted = sortMembers({ ...answer.result, ...sdkMetadata(answer.http) });
  if (hasFailures(answer.result)) {
    return { submitted, outcome: { error: 'AmazonECS.Unknown', cause: JSON.stringify(answer.result) } };
  }
  const sent = isObject(request.parameters) ? request.parameters : {};
  const call = (what: JobCall, through = io): Promise<CallAnswer> => {
    const parameters = what.parameters(answer.result, sent);
    return forwardCall({ ...request, parameters }, through, { action: what.action })!;
  };
  pollJob(request, io, {
    describe: () => call(job.describe),
    outcomeOf: (described) => {
      const found = job.job(described);
      const state = isObject(found) ? job.state(found) : 'running';
      if (state === 'running') return undefined;
      return state === 'succeeded' ? { output: found! } : { error: 'States.TaskFailed', cause: JSON.stringify(found) };
    },
    cancel: () => void (job.cancel && call(job.cancel, detachedIo(io)).catch(() => undefined)),
  });
  return { submitted, endedBy: 'outside' };
}

/** AWS: ecs:runTask answers 200 with a list of failures when there was no room for the task. */
function hasFailures({ Failures }: JsonObject): boolean {
  return isArray(Failures) && Failures.length > 0;
}
