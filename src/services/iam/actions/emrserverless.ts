import type { ArnPlace } from '../../AwsService';
import { passedRoles } from './passedRoles';
import { calledResources } from './calledResources';
import type { Need, ServiceNeeds } from './ServiceNeeds';

const application = 'StepFunctionsGetEventsForEMRServerlessApplicationRule';
const job = 'StepFunctionsGetEventsForEMRServerlessJobRule';

/** AWS: "IAM policies for calling EMR Serverless" of the Step Functions guide. */
export const emrserverlessNeeds: ServiceNeeds = {
  rules: {
    createApplication: application,
    startApplication: application,
    stopApplication: application,
    deleteApplication: application,
    startJobRun: job,
    cancelJobRun: job,
  },
  besides: ({ resource: { action }, parameters, place }) => [
    ...(action === 'startJobRun' ? passedRoles(parameters, place, 'emr-serverless.amazonaws.com') : []),
    ...(action === 'createApplication' ? [serviceLinkedRole(place)] : []),
  ],
  follows(call) {
    const { action } = call.resource;
    const follow = (name: string, reason: string, doubt?: string): Need => ({
      action: `emr-serverless:${name}`,
      resources: calledResources(call, `${name.charAt(0).toLowerCase()}${name.slice(1)}`),
      reason,
      when: 'follow',
      ...(doubt !== undefined && { doubt }),
    });
    const undo = stops[action];
    return [
      follow(action.endsWith('JobRun') ? 'GetJobRun' : 'GetApplication', 'waits for the end'),
      ...(action === 'startJobRun' ? [follow('CancelJobRun', 'stops the job of an abandoned task')] : []),
      ...(undo === undefined ? [] : [follow(undo, 'undoes the abandoned task', "only the guide's policy mentions it")]),
    ];
  },
};

const stops: Readonly<Record<string, string>> = {
  createApplication: 'DeleteApplication',
  startApplication: 'StopApplication',
};

function serviceLinkedRole({ partition, accountId }: ArnPlace): Need {
  const service = 'ops.emr-serverless.amazonaws.com';
  return {
    action: 'iam:CreateServiceLinkedRole',
    resources: [
      `arn:${partition}:iam::${accountId}:role/aws-service-role/${service}/AWSServiceRoleForAmazonEMRServerless*`,
    ],
    reason: 'creates the role of EMR Serverless',
    context: { 'iam:AWSServiceName': service },
    doubt: 'only the first application of an account needs it',
  };
}
