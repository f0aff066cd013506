import { passedRoles } from './passedRoles';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling MediaConvert" of the Step Functions guide. */
export const mediaconvertNeeds: ServiceNeeds = {
  rules: { createJob: 'StepFunctionsGetEventsForMediaConvertJobRule' },
  besides: ({ resource: { action }, parameters, place }) =>
    action === 'createJob' ? passedRoles(parameters, place, 'mediaconvert.amazonaws.com') : [],
};
