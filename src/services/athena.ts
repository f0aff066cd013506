import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const athena: AwsService = {
  id: 'Athena',
  errorPrefix: 'Athena',
  causeName: 'AmazonAthena',
  listed: [
    'InternalServer',
    'InvalidRequest',
    'Metadata',
    'ResourceNotFound',
    'SessionAlreadyExists',
    'TooManyRequests',
  ],
  localVariable: 'ATHENA_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    startQueryExecution: {
      patterns: 'RS',
      // The failure is not recorded: it follows the pattern of ecs, batch and states.
      job: {
        describe: { action: 'getQueryExecution', parameters: (submitted) => pick(submitted, 'QueryExecutionId') },
        end: endsWhen('QueryExecution.Status.State', ['SUCCEEDED'], ['FAILED', 'CANCELLED']),
        stop: { action: 'stopQueryExecution', parameters: (submitted) => pick(submitted, 'QueryExecutionId') },
        recorded: true,
      },
    },
    stopQueryExecution: { patterns: 'R' },
    getQueryExecution: { patterns: 'R' },
    getQueryResults: { patterns: 'R' },
  },
};
