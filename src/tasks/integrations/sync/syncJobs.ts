import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';

/** How a `.sync` integration is followed at a real endpoint: which call describes the job, and when it has ended. */
export interface SyncJob {
  /** The call that describes the job, from what was sent and what was answered. */
  readonly describe: JobCall;
  /** The job within the description: the result of the task, and the cause when it has failed. */
  job(described: JsonObject): Json | undefined;
  state(job: JsonObject): 'running' | 'succeeded' | 'failed';
  /** The call that stops it. */
  readonly cancel?: JobCall;
}

export interface JobCall {
  readonly action: string;
  parameters(submitted: JsonObject, sent: JsonObject): JsonObject;
}

const textOf = (job: JsonObject, name: string): string => (typeof job[name] === 'string' ? job[name] : '');
const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const first = (value: Json | undefined): Json | undefined => (isArray(value) ? value[0] : undefined);

const byStatus =
  (name: string, succeeded: readonly string[], failed: readonly string[]) =>
  (job: JsonObject): 'running' | 'succeeded' | 'failed' => {
    const status = textOf(job, name);
    return succeeded.includes(status) ? 'succeeded' : failed.includes(status) ? 'failed' : 'running';
  };

/**
 * AWS: the result of `ecs:runTask.sync` is the stopped task. It failed when it could not start or when a container
 * ended with another exit code than 0.
 */
function ecsTaskState(task: JsonObject): 'running' | 'succeeded' | 'failed' {
  if (textOf(task, 'LastStatus') !== 'STOPPED') return 'running';
  if (textOf(task, 'StopCode') === 'TaskFailedToStart') return 'failed';
  const containers = isArray(task['Containers']) ? task['Containers'].map(objectOf) : [];
  return containers.every(({ ExitCode }) => ExitCode === undefined || ExitCode === 0) ? 'succeeded' : 'failed';
}

const buildState = byStatus('BuildStatus', ['SUCCEEDED'], ['FAILED', 'FAULT', 'STOPPED', 'TIMED_OUT']);

/** By `service:action`. Integrations that are not here can be waited for only with a mock. */
export const syncJobs: Readonly<Record<string, SyncJob>> = {
  'ecs:runTask': {
    describe: {
      action: 'describeTasks',
      parameters: (submitted, sent) => ({ ...cluster(sent), Tasks: [taskArn(submitted)] }),
    },
    job: ({ Tasks }) => first(Tasks),
    state: ecsTaskState,
    cancel: { action: 'stopTask', parameters: (submitted, sent) => ({ ...cluster(sent), Task: taskArn(submitted) }) },
  },
  'batch:submitJob': {
    describe: { action: 'describeJobs', parameters: ({ JobId }) => ({ Jobs: [JobId!] }) },
    job: ({ Jobs }) => first(Jobs),
    state: byStatus('Status', ['SUCCEEDED'], ['FAILED']),
    cancel: {
      action: 'terminateJob',
      parameters: ({ JobId }) => ({ JobId: JobId!, Reason: 'The execution was stopped.' }),
    },
  },
  'glue:startJobRun': {
    describe: {
      action: 'getJobRun',
      parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, RunId: JobRunId! }),
    },
    job: ({ JobRun }) => JobRun,
    state: byStatus('JobRunState', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED']),
    cancel: {
      action: 'batchStopJobRun',
      parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, JobRunIds: [JobRunId!] }),
    },
  },
  'athena:startQueryExecution': {
    describe: {
      action: 'getQueryExecution',
      parameters: ({ QueryExecutionId }) => ({ QueryExecutionId: QueryExecutionId! }),
    },
    job: (described) => described,
    state: ({ QueryExecution }) =>
      byStatus('State', ['SUCCEEDED'], ['FAILED', 'CANCELLED'])(objectOf(objectOf(QueryExecution)['Status'])),
    cancel: {
      action: 'stopQueryExecution',
      parameters: ({ QueryExecutionId }) => ({ QueryExecutionId: QueryExecutionId! }),
    },
  },
  'codebuild:startBuild': {
    describe: { action: 'batchGetBuilds', parameters: ({ Build }) => ({ Ids: [objectOf(Build)['Id']!] }) },
    job: ({ Builds }) => (first(Builds) === undefined ? undefined : { Build: first(Builds)! }),
    state: ({ Build }) => buildState(objectOf(Build)),
    cancel: { action: 'stopBuild', parameters: ({ Build }) => ({ Id: objectOf(Build)['Id']! }) },
  },
  'databrew:startJobRun': {
    describe: { action: 'describeJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
    job: (described) => described,
    state: byStatus('State', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT']),
    cancel: { action: 'stopJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
  },
  ...Object.fromEntries(
    ['Training', 'Processing', 'Transform'].map((kind): [string, SyncJob] => {
      const name = (sent: JsonObject): JsonObject => ({ [`${kind}JobName`]: sent[`${kind}JobName`]! });
      return [
        `sagemaker:create${kind}Job`,
        {
          describe: { action: `describe${kind}Job`, parameters: (_, sent) => name(sent) },
          job: (described) => described,
          state: byStatus(`${kind}JobStatus`, ['Completed'], ['Failed', 'Stopped']),
          cancel: { action: `stop${kind}Job`, parameters: (_, sent) => name(sent) },
        },
      ];
    }),
  ),
};

function cluster({ Cluster }: JsonObject): JsonObject {
  return Cluster === undefined ? {} : { Cluster };
}

function taskArn({ Tasks }: JsonObject): Json {
  return objectOf(first(Tasks))['TaskArn']!;
}
