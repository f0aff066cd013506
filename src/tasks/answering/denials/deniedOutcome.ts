import type { TaskOutcome, TaskRequest } from '../../../language/asl/task';
import { isObject, member } from '../../../util/json';
import { findService, sdkServiceName } from '../../awsServices/awsServices';
import { placeOf } from '../../integrations/arns';
import type { IntegrationResource } from '../../awsServices/AwsService';
import { invoke } from '../../integrations/lambda/answerFunctionArn';
import { failedCall, failureOutcome } from '../../integrations/replies';
import { stableId } from '../../mocking/results/stableId';
import { findServiceSchema } from '../../schemas/serviceSchema';
import { resourceArnOf } from './resourceArnOf';

/** How services that have words of their own refuse; the others say AccessDeniedException with status 400. */
const refusals: Readonly<Record<string, { readonly code: string; readonly statusCode: number }>> = {
  lambda: { code: 'AccessDeniedException', statusCode: 403 },
  sns: { code: 'AuthorizationError', statusCode: 403 },
  sqs: { code: 'AccessDenied', statusCode: 403 },
  s3: { code: 'AccessDenied', statusCode: 403 },
  ec2: { code: 'UnauthorizedOperation', statusCode: 403 },
};

/** The end of a task that needs a right which is denied. */
export function deniedOutcome(request: TaskRequest, action: string): TaskOutcome {
  const resource = request.resource.kind === 'lambdaFunction' ? invoke : (request.resource as IntegrationResource);
  if (action === 'sts:AssumeRole') return failedCall(resource, 'States.TaskFailed', roleRefusal(request));
  if (resource.service === 'http') return failedCall(resource, ...httpRefusal(request, action));
  if (resource.service === 'apigateway' && !resource.awsSdk) {
    const text = 'User is not authorized to access this resource with an explicit deny';
    return failedCall(resource, 'ApiGateway.403', JSON.stringify({ Message: text }));
  }
  const service = sdkServiceName(resource.service);
  const isExtended = findService(service)?.extendedRequestIds === true;
  const { code, statusCode } = refusals[service] ?? { code: 'AccessDeniedException', statusCode: 400 };
  return failureOutcome(resource, {
    code,
    statusCode,
    message: message(request, action, service === 's3'),
    requestId: stableId(request, 'request'),
    extendedRequestId: isExtended ? stableId(request, 'extended request') : undefined,
    modelled: findServiceSchema(service).schema?.errors.includes(code) ?? false,
  });
}

function message(request: TaskRequest, action: string, quoted: boolean): string {
  const { roleArn, credentialsRoleArn = roleArn } = request;
  const arn = resourceArnOf(request);
  return notAuthorized(request, credentialsRoleArn, action, quoted ? `"${arn}"` : arn);
}

/** AWS: recorded 2026. */
function notAuthorized(of: Parameters<typeof stableId>[0], roleArn: string, action: string, what: string): string {
  const { partition, accountId } = placeOf(of.executionArn);
  const session = stableId(of, 'session').replaceAll('-', '');
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return (
    `User: arn:${partition}:sts::${accountId}:assumed-role/${role}/${session} is not authorized to perform: ${action} ` +
    `on resource: ${what} because no identity-based policy allows the ${action} action`
  );
}

/** AWS: recorded, without Credentials in 2026. */
function roleRefusal({ roleArn, credentialsRoleArn }: TaskRequest): string {
  return credentialsRoleArn === undefined
    ? `The principal states.amazonaws.com is not authorized to assume the provided role. (role: ${roleArn})`
    : `The role ${roleArn} is not authorized to assume the task state's role, ${credentialsRoleArn}.`;
}

/** AWS: recorded 2026. */
function httpRefusal({ parameters }: TaskRequest, action: string): readonly [error: string, cause: string] {
  const url = isObject(parameters) ? member(parameters, 'ApiEndpoint') : undefined;
  switch (action) {
    case 'states:InvokeHTTPEndpoint':
      return [
        'States.Http.AccessDenied',
        `AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint ${typeof url === 'string' ? url : ''}. ` +
          'Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint',
      ];
    case 'events:RetrieveConnectionCredentials':
      return [
        'Events.ConnectionResource.AccessDenied',
        'No permissions to call RetrieveConnectionCredentials on the connection resource.',
      ];
    default:
      return [
        'Events.ConnectionResource.AccessDenied',
        'No permissions to call DescribeSecret and/or GetSecretValue on the secret associated with the connection resource.',
      ];
  }
}

/** A Map Run whose role must not do something to its children. */
interface DeniedChildren {
  readonly executionArn: string;
  readonly roleArn: string;
  readonly state: string;
  /** `states:StartExecution` */
  readonly action: string;
  /** The machine, or the child. */
  readonly resourceArn: string;
}

/** The cause of its failure. AWS: recorded 2026. */
export function deniedChildren({ executionArn, roleArn, state, action, resourceArn }: DeniedChildren): string {
  const of = { executionArn, state, invocation: 0 };
  return (
    `Error contacting AWS Service. | Message from Service: ${notAuthorized(of, roleArn, action, resourceArn)} ` +
    `(Service: Sfn, Status Code: 400, Request ID: ${stableId(of, 'request')}) (SDK Attempt Count: 1)`
  );
}
