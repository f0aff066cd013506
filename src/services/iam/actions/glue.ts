import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling AWS Glue" of the Step Functions guide. There is no rule: Step Functions asks. */
export const glueNeeds: ServiceNeeds = {
  follows(call) {
    const resources = calledResources(call, 'getJobRun');
    return [
      { action: 'glue:GetJobRun', resources, reason: 'waits for the end of the job', when: 'follow' },
      { action: 'glue:GetJobRuns', resources, reason: 'waits for the end of the job', when: 'follow' },
      { action: 'glue:BatchStopJobRun', resources, reason: 'stops the job of an abandoned task', when: 'follow' },
    ];
  },
};
