import type { AwsService, HttpHeaders } from './AwsService';
import { plainHeaders } from './sdkMetadata';
import { endsWhen } from './SyncJob';

export const glue: AwsService = {
  id: 'Glue',
  errorPrefix: 'Glue',
  causeName: 'AWSGlue',
  localVariable: 'GLUE_ENDPOINT',
  membersLikeSdk: true,
  headers,
  actions: {
    startJobRun: {
      patterns: 'RS',
      required: ['JobName'],
      freeMembers: ['JobName'],
      success: ({ id }) => ({ JobRunId: `jr_${`${id('jobRun')}${id('job')}`.replaceAll('-', '')}` }),
      // AWS: JobName is copied from the request, after everything else (recorded).
      completed: (answer, { JobName }) => (JobName === undefined ? answer : { ...answer, JobName }),
      // The failure is not recorded: it follows the rule of ecs, batch and states.
      job: {
        describe: {
          action: 'getJobRun',
          parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, RunId: JobRunId! }),
        },
        member: 'JobRun',
        end: endsWhen('JobRunState', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED']),
        stop: {
          action: 'batchStopJobRun',
          parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, JobRunIds: [JobRunId!] }),
        },
        recorded: true,
      },
    },
  },
};

/** AWS: recorded. */
function headers({ requestId, body, nowMs }: Parameters<NonNullable<AwsService['headers']>>[0]): HttpHeaders {
  const { connection, ...others } = plainHeaders(requestId, body, 'application/x-amz-json-1.1', nowMs);
  return { Connection: connection!, ...others };
}
