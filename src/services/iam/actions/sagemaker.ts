import { isArray, member } from '../../../util/json';
import { passedRoles } from './passedRoles';
import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling Amazon SageMaker AI" of the Step Functions guide. */
export const sagemakerNeeds: ServiceNeeds = {
  rules: {
    createTrainingJob: 'StepFunctionsGetEventsForSageMakerTrainingJobsRule',
    createTransformJob: 'StepFunctionsGetEventsForSageMakerTransformJobsRule',
    createHyperParameterTuningJob: 'StepFunctionsGetEventsForSageMakerTuningJobsRule',
    createProcessingJob: 'StepFunctionsGetEventsForSageMakerProcessingJobsRule',
    createLabelingJob: 'StepFunctionsGetEventsForSageMakerLabelingJobsRule',
  },
  besides(call) {
    const { resource, parameters, place } = call;
    if (!resource.action.startsWith('create')) return [];
    const tags = member(parameters, 'Tags');
    return [
      ...(resource.awsSdk || !resource.action.endsWith('Job')
        ? []
        : [{ action: 'sagemaker:ListTags', resources: ['*'], reason: 'reads the tags of the job' }]),
      ...(isArray(tags) && tags.length > 0
        ? [{ action: 'sagemaker:AddTags', resources: calledResources(call), reason: 'tags what it creates' }]
        : []),
      ...passedRoles(parameters, place, 'sagemaker.amazonaws.com'),
    ];
  },
};
