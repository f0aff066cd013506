import { objectOf } from '../../../util/json';
import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import { findService, sdkServiceName } from '../../../services/services';
import { placeOf } from '../../../services/parameters';
import type { AwsService, IntegrationResource } from '../../../services/AwsService';
import { invoke } from '../../integrations/lambda/answerFunctionArn';
import { failedCall, failureOutcome } from '../../integrations/replies';
import { stableId } from '../../mocking/results/stableId';
import { findServiceSchema } from '../../../services/schemas/serviceSchema';
import { resourceArnOf } from './Denial';

const usual: NonNullable<AwsService['denial']> = { code: 'AccessDeniedException', statusCode: 400 };

/** The outcome of a task that needs a denied permission. */
export function deniedOutcome(request: TaskRequest, action: string): TaskOutcome {
  const resource = request.resource.kind === 'lambdaFunction' ? invoke : (request.resource as IntegrationResource);
  if (action === 'sts:AssumeRole') return failedCall(resource, 'States.TaskFailed', roleRefusal(request));
  const { service: name, awsSdk } = resource;
  const said = awsSdk ? undefined : findService(name)?.denied?.(action, objectOf(request.parameters));
  if (said !== undefined) return failedCall(resource, said.error, said.cause);
  const service = sdkServiceName(name);
  const { extendedRequestIds, denial = usual } = findService(service, true) ?? {};
  const { code, statusCode, quotesArn = false } = denial;
  return failureOutcome(resource, {
    code,
    statusCode,
    message: message(request, action, quotesArn),
    requestId: stableId(request, 'request'),
    extendedRequestId: extendedRequestIds ? stableId(request, 'extended request') : undefined,
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

/** A Map Run whose role is denied an action on its children. */
interface DeniedChildren {
  readonly executionArn: string;
  readonly roleArn: string;
  readonly state: string;
  /** `states:StartExecution` */
  readonly action: string;
  /** The ARN of the machine or the child. */
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
