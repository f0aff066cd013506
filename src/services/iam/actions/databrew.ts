import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling AWS Glue DataBrew" of the Step Functions guide: it lists the runs of the job. */
export const databrewNeeds: ServiceNeeds = {
  follows(call) {
    const resources = calledResources(call, 'listJobRuns');
    return [
      { action: 'databrew:ListJobRuns', resources, reason: 'waits for the end of the job', when: 'follow' },
      { action: 'databrew:StopJobRun', resources, reason: 'stops the job of an abandoned task', when: 'follow' },
    ];
  },
};
