import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling AWS Batch" of the Step Functions guide: job ids are not known before. */
export const batchNeeds: ServiceNeeds = {
  rules: { submitJob: 'StepFunctionsGetEventsForBatchJobsRule' },
};
