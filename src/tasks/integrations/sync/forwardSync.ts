import type { TaskReply, TaskOutcome } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { isObject, type JsonObject } from '../../../util/json';
import { findJob, sdkServiceName } from '../../../services/services';
import { answerFailure, type ServiceRequest } from '../../../services/serviceCalls';
import { jobFailure, resultOf, stopReason, type JobCall, type SyncJob } from '../../../services/SyncJob';
import { detachedIo, type IntegrationIo } from '../IntegrationIo';
import { failedCall, clientFailureOutcome, failureOutcome } from '../replies';
import { forwardCall, forwardOther, shownResult, type CallAnswer } from '../sdk/forward';
import type { Timer } from '../../../clock/Timeline';

/** Starts a job at a real endpoint and follows it to its end; `undefined` without an endpoint. */
export function forwardSync(request: ServiceRequest, io: IntegrationIo): Promise<TaskReply> | undefined {
  if (io.endpoints.find(request.resource.service) === undefined) return undefined;
  const job = findJob(request.resource);
  // A deleted resource has no description at the end.
  if (job === undefined || Object.keys(job.end.success).length === 0) {
    throw new HarnessError(
      `State '${request.state}' waits for ${request.resource.arn}, which Stepmill can start at an endpoint, but cannot ` +
        `follow to its end. Mock the state, or wait in the state machine itself with a loop of aws-sdk: calls.`,
    );
  }
  return forwardCall(request, io)!.then((answer) => follow(job, answer, request, io));
}

/**
 * Follows a job that an earlier process has started; `begun`: the response to that start. `false` if that is
 * impossible.
 */
export function followSync(request: ServiceRequest, begun: JsonObject, io: IntegrationIo): boolean {
  const job = findJob(request.resource);
  if (job === undefined || io.endpoints.find(request.resource.service) === undefined) return false;
  poll(job, begun, request, io);
  return true;
}

function follow(job: SyncJob, answer: CallAnswer, request: ServiceRequest, io: IntegrationIo): TaskReply {
  const { resource } = request;
  if ('failure' in answer) return { outcome: failureOutcome(resource, answer.failure) };
  if ('unsent' in answer) return { outcome: clientFailureOutcome(resource, answer.unsent) };
  const refused = answerFailure(resource, answer.result);
  if (refused !== undefined) return { outcome: failedCall(resource, refused.error, refused.cause) };
  poll(job, answer.result, request, io);
  return { submitted: shownResult(request, answer.result, answer.http), endedBy: 'outside' };
}

function poll(job: SyncJob, begun: JsonObject, request: ServiceRequest, io: IntegrationIo): void {
  const { resource, executionArn } = request;
  const sent = isObject(request.parameters) ? request.parameters : {};
  const call = (what: JobCall, through = io): Promise<CallAnswer> => {
    const parameters = what.parameters(begun, sent, stopReason(executionArn));
    return forwardOther(sdkServiceName(resource.service), what.action, { ...request, parameters }, through)!;
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

/** Something that continues at a real endpoint after it was started. */
interface RunningJob {
  describe(): Promise<CallAnswer>;
  /** How the task ends; `undefined` while the job runs. */
  outcomeOf(described: JsonObject): TaskOutcome | undefined;
  /** Tries to stop it when the task is abandoned. Must not throw. */
  cancel(): void;
}

const firstMs = 200;
const lastMs = 5000;

/** Polls the job in real time, and ends the task when it has ended. */
export function pollJob(request: ServiceRequest, io: IntegrationIo, job: RunningJob): void {
  let abandoned = false;
  let pause: Timer | undefined;
  io.onAbandon(() => {
    abandoned = true;
    pause?.cancel();
    job.cancel();
  });
  const end = (outcome: TaskOutcome): void => {
    abandoned = true;
    io.endTask(outcome);
  };
  const fail = (error: unknown): void => {
    if (!abandoned) io.fail(error);
    abandoned = true;
  };
  const ask = async (waitMs: number): Promise<void> => {
    const answer = await job.describe();
    if (abandoned) return;
    if ('failure' in answer) return end(failureOutcome(resource, answer.failure));
    if ('unsent' in answer) return end(clientFailureOutcome(resource, answer.unsent));
    const outcome = job.outcomeOf(answer.result);
    if (outcome !== undefined) end(outcome);
    else wait(Math.min(waitMs * 2, lastMs));
  };
  const wait = (ms: number): void => {
    const expire = (): void => void ask(ms).catch(fail);
    pause = io.afterRealMs(ms, { expire });
  };
  const resource = { ...request.resource, pattern: 'REQUEST_RESPONSE' } as const;
  wait(firstMs);
}
