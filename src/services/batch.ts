import { objectOf, type JsonObject } from '../util/json';
import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const batch: AwsService = {
  id: 'Batch',
  errorPrefix: 'Batch',
  causeName: 'AWSBatch',
  listed: ['Client', 'Server'],
  localVariable: 'BATCH_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    submitJob: {
      patterns: 'RS',
      required: ['JobDefinition', 'JobName', 'JobQueue'],
      startFaults,
      // AWS (reported): a failed job's description is the cause, times as whole milliseconds.
      job: {
        describe: { action: 'describeJobs', parameters: ({ JobId }) => ({ Jobs: [JobId!] }) },
        member: 'Jobs',
        end: endsWhen('Status', ['SUCCEEDED'], ['FAILED']),
        stop: {
          action: 'terminateJob',
          parameters: (submitted, _sent, reason) => ({ ...pick(submitted, 'JobId'), Reason: reason }),
        },
        recorded: true,
      },
    },
  },
};

/** AWS: the values of `Parameters` are strings (cause of a real execution, February 2025). */
function startFaults({ Parameters }: JsonObject): readonly string[] {
  const wrong = Object.entries(objectOf(Parameters)).find(([, value]) => typeof value !== 'string');
  return wrong === undefined ? [] : [`The value for the field '${wrong[0]}' must be a STRING`];
}
