import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const athena: AwsService = {
  sdkName: 'athena',
  jobs: {
    // The failure is not recorded: it follows the rule of ecs, batch and states.
    startQueryExecution: {
      describe: { action: 'getQueryExecution', parameters: (submitted) => pick(submitted, 'QueryExecutionId') },
      end: endsWhen('QueryExecution.Status.State', ['SUCCEEDED'], ['FAILED', 'CANCELLED']),
      stop: { action: 'stopQueryExecution', parameters: (submitted) => pick(submitted, 'QueryExecutionId') },
      recorded: true,
    },
  },
};
