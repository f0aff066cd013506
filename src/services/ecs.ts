import { asDouble, isArray, toCompactText, type JsonObject, objectOf } from '../util/json';
import { withMember } from '../util/jsonSize';
import type { AnswerFailure, AwsService, IntegrationResource } from './AwsService';
import { firstOf, pick, type JobState } from './SyncJob';

export const ecs: AwsService = {
  id: 'ECS',
  errorPrefix: 'ECS',
  causeName: 'AmazonECS',
  unlisted: ['Throttling', 'Validation'],
  localVariable: 'ECS_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    runTask: {
      patterns: 'RST',
      required: ['TaskDefinition'],
      reserved: ['Count', 'StartedBy'],
      scheduled,
      failure,
      // AWS: recorded, failure and success.
      job: {
        describe: {
          action: 'describeTasks',
          parameters: (submitted, sent) => ({ ...pick(sent, 'Cluster'), Tasks: [taskArn(submitted)] }),
        },
        member: 'Tasks',
        end: { state: taskState, success: { LastStatus: 'STOPPED' }, words: 'LastStatus is STOPPED' },
        stop: {
          action: 'stopTask',
          parameters: (submitted, sent, reason) => ({
            ...pick(sent, 'Cluster'),
            Task: taskArn(submitted),
            Reason: reason,
          }),
        },
        recorded: true,
      },
    },
  },
};

/** AWS: runTask.sync sets who has started the task. */
function scheduled(parameters: JsonObject, { pattern }: IntegrationResource): JsonObject {
  return pattern === 'SYNC' ? withMember(parameters, 'StartedBy', 'AWS Step Functions') : parameters;
}

/**
 * AWS: runTask responds with 200 and a list of failures if there was no room for the task. Only a task that waits
 * fails.
 */
function failure(answer: JsonObject, { pattern }: IntegrationResource): AnswerFailure | undefined {
  const { Failures } = answer;
  if (pattern === 'REQUEST_RESPONSE' || !isArray(Failures) || Failures.length === 0) return undefined;
  return { error: 'AmazonECS.Unknown', cause: toCompactText(answer) };
}

/**
 * AWS: the result is the stopped task. It has failed if it could not start, or if a container ended with an exit code
 * other than 0.
 */
function taskState(task: JsonObject): JobState | undefined {
  const { LastStatus, StopCode, Containers } = task;
  if (LastStatus !== undefined && LastStatus !== 'STOPPED') return 'running';
  const exitCodes = (isArray(Containers) ? Containers : []).map((container) => objectOf(container)['ExitCode'] ?? 0);
  if (StopCode === 'TaskFailedToStart' || exitCodes.some((code) => asDouble(code) !== 0)) return 'failed';
  return LastStatus === undefined ? undefined : 'succeeded';
}

function taskArn({ Tasks }: JsonObject): string {
  return objectOf(firstOf(Tasks))['TaskArn'] as string;
}
