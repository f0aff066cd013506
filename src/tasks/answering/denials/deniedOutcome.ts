import { objectOf } from '../../../util/json';
import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import { findService, sdkServiceName } from '../../../services/services';
import { placeOf } from '../../../services/parameters';
import type { AwsService, IntegrationResource } from '../../../services/AwsService';
import { invokeResource } from '../../../services/lambda';
import { failedCall, failureOutcome } from '../../integrations/replies';
import { stableId } from '../../mocking/results/stableId';
import { findServiceSchema } from '../../../services/schemas/serviceSchema';
import type { DeniedAction } from './DeniedAction';
import { resourceArnOf } from './Denial';

const usual: NonNullable<AwsService['denial']> = { code: 'AccessDeniedException', statusCode: 400 };

/** The outcome of a task that needs a denied permission. */
export function deniedOutcome(request: TaskRequest, denied: DeniedAction): TaskOutcome {
  const { action } = denied;
  const resource =
    request.resource.kind === 'lambdaFunction' ? invokeResource : (request.resource as IntegrationResource);
  if (action === 'sts:AssumeRole') return failedCall(resource, 'States.TaskFailed', roleRefusal(request, denied));
  const { service: name, awsSdk } = resource;
  const said = awsSdk ? undefined : findService(name)?.denied?.(action, objectOf(request.parameters));
  if (said !== undefined) return failedCall(resource, said.error, said.cause);
  const service = sdkServiceName(name);
  const { extendedRequestIds, denial = usual } = findService(service, true) ?? {};
  const { code, statusCode, quotesArn = false } = denial;
  return failureOutcome(resource, {
    code,
    statusCode,
    message: message(request, denied, quotesArn),
    requestId: stableId(request, 'request'),
    extendedRequestId: extendedRequestIds ? stableId(request, 'extended request') : undefined,
    modelled: findServiceSchema(service).schema?.errors.includes(code) ?? false,
  });
}

function message(request: TaskRequest, denied: DeniedAction, quoted: boolean): string {
  const { roleArn, credentialsRoleArn = roleArn } = request;
  const { resource: arn = resourceArnOf(request) } = denied;
  return notAuthorized(request, credentialsRoleArn, denied, quoted ? `"${arn}"` : arn);
}

/** AWS: recorded 2026 for a role without the permission. */
function notAuthorized(
  of: Parameters<typeof stableId>[0],
  roleArn: string,
  denied: DeniedAction,
  what: string,
): string {
  const { action } = denied;
  const { partition, accountId } = placeOf(of.executionArn);
  const session = stableId(of, 'session').replaceAll('-', '');
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return (
    `User: arn:${partition}:sts::${accountId}:assumed-role/${role}/${session} is not authorized to perform: ${action} ` +
    `on resource: ${what} ${because(denied)}`
  );
}

/**
 * AWS: only the first form is recorded. The others are those of the IAM User Guide ("Troubleshoot access denied error
 * messages").
 */
function because({ action, by, explicit }: DeniedAction): string {
  const policy = by === 'boundary' ? 'permissions boundary' : 'identity-based policy';
  if (explicit) return `with an explicit deny in ${by === 'boundary' ? 'a' : 'an'} ${policy}`;
  return `because no ${policy} allows the ${action} action`;
}

/** AWS: recorded, without Credentials in 2026. */
function roleRefusal({ roleArn, credentialsRoleArn }: TaskRequest, { by }: DeniedAction): string {
  return credentialsRoleArn === undefined || by === 'trust'
    ? `The principal states.amazonaws.com is not authorized to assume the provided role. (role: ${roleArn})`
    : `The role ${roleArn} is not authorized to assume the task state's role, ${credentialsRoleArn}.`;
}

/** A Map Run whose role is denied an action on its children. */
interface DeniedChildren {
  readonly executionArn: string;
  readonly roleArn: string;
  readonly state: string;
  /** `states:StartExecution`, and what denies it. */
  readonly denied: DeniedAction;
  /** The ARN of the machine or the child. */
  readonly resourceArn: string;
}

/** The cause of its failure. AWS: recorded 2026. */
export function deniedChildren({ executionArn, roleArn, state, denied, resourceArn }: DeniedChildren): string {
  const of = { executionArn, state, invocation: 0 };
  return (
    `Error contacting AWS Service. | Message from Service: ${notAuthorized(of, roleArn, denied, resourceArn)} ` +
    `(Service: Sfn, Status Code: 400, Request ID: ${stableId(of, 'request')}) (SDK Attempt Count: 1)`
  );
}
