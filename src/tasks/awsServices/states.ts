import { toText, type Json, type JsonObject } from '../../util/json';
import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const states: AwsService = {
  sdkName: 'sfn',
  jobs: {
    startExecution: {
      describe: { action: 'describeExecution', parameters: (submitted) => pick(submitted, 'ExecutionArn') },
      end: endsWhen('Status', ['SUCCEEDED'], ['FAILED', 'TIMED_OUT', 'ABORTED']),
      cause: failureCause,
      stop: {
        action: 'stopExecution',
        parameters: (submitted, _sent, reason) => ({ ...pick(submitted, 'ExecutionArn'), Cause: reason }),
      },
      recorded: true,
    },
  },
};

/**
 * What is told of a child execution that did not succeed.
 *
 * AWS: Input is a text with `.sync:2` as well. There is neither an output nor a RedriveStatusReason, and without error
 * and cause when the child timed out.
 */
function failureCause(described: JsonObject): JsonObject {
  const told: Record<string, Json> = {};
  for (const name of Object.keys(described).sort()) {
    if (['Output', 'OutputDetails', 'RedriveStatusReason'].includes(name)) continue;
    const value = described[name]!;
    told[name] = name === 'Input' && typeof value !== 'string' ? toText(value) : value;
  }
  return told;
}
