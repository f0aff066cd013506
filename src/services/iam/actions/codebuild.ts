import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling AWS CodeBuild" of the Step Functions guide. */
export const codebuildNeeds: ServiceNeeds = {
  rules: {
    startBuild: 'StepFunctionsGetEventForCodeBuildStartBuildRule',
    startBuildBatch: 'StepFunctionsGetEventForCodeBuildStartBuildBatchRule',
    retryBuildBatch: 'StepFunctionsGetEventForCodeBuildStartBuildBatchRule',
  },
};
