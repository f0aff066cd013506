import { HarnessError } from '../../../errors/HarnessError';
import type { TaskReply, TaskRequest } from '../../../contract/task';
import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import { findJob } from '../../../services/services';
import { answerFailure, type ServiceRequest } from '../../../services/serviceCalls';
import { jobFailure } from '../../../services/SyncJob';
import { scriptedCall } from './serviceResult';
import { callName } from '../callName';
import { lazy } from '../../../util/lazy';

const loadReplies = lazy(() => require('../../integrations/replies') as typeof import('../../integrations/replies'));

/**
 * A script's reply, ended as AWS ends the task: if the described job has failed, the `.sync` task fails with the
 * description as its cause. Throws HarnessError if the job is still running.
 */
export function endOfJob(request: TaskRequest, reply: TaskReply): TaskReply {
  const job = findJob(request.resource);
  const described = describedJob(reply);
  if (job === undefined || described === undefined) return reply;
  const state = job.end.state(described);
  if (state === 'running') {
    throw new HarnessError(
      `The mock of state '${request.state}' (${callName(request.resource)}) describes a job that is still running, but ` +
        `.sync waits until the job has ended: until ${job.end.words}.`,
    );
  }
  if (state !== 'failed') return reply;
  const whole =
    job.failed?.(described, scriptedCall(request as ServiceRequest)) ?? (alphabetical(described) as JsonObject);
  return { ...reply, outcome: jobFailure(job, whole) };
}

/** The reply of a script whose call failed although the service responded with success (`Failures` of ecs:runTask). */
export function endOfSubmission(request: TaskRequest, reply: TaskReply): TaskReply {
  if (request.resource.kind !== 'integration') return reply;
  for (const answer of [reply.submitted, describedJob(reply)]) {
    const failure = isObject(answer) ? answerFailure(request.resource, answer) : undefined;
    if (failure !== undefined)
      return { outcome: loadReplies().failedCall(request.resource, failure.error, failure.cause) };
  }
  return reply;
}

/** A sentence about a mock file's answer that describes a failed job; `undefined` for others. */
export function failedJobNote(request: TaskRequest, reply: TaskReply): string | undefined {
  const job = findJob(request.resource);
  const described = describedJob(reply);
  if (job === undefined || described === undefined || job.end.state(described) !== 'failed') return undefined;
  return (
    `The mock file answers state '${request.state}' (${callName(request.resource)}) with a failed job, but the task ` +
    `succeeds: 'Return' is always a success, as in Step Functions Local. To fail the task, write ` +
    `'Throw': { 'Error': 'States.TaskFailed', 'Cause': … }.`
  );
}

function describedJob({ outcome }: TaskReply): JsonObject | undefined {
  return outcome !== undefined && 'output' in outcome && isObject(outcome.output) ? outcome.output : undefined;
}

/** AWS: the members of a description are in alphabetical order at every level. */
function alphabetical(value: Json): Json {
  if (isArray(value)) return value.map(alphabetical);
  if (!isObject(value)) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, alphabetical(value[name]!)]));
}
