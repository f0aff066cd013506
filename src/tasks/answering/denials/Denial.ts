import { HarnessError } from '../../../errors/HarnessError';
import type { TaskRequest } from '../../../contract/task';
import { checkMembers, unknownName } from '../../../util/checkMembers';
import { didYouMean } from '../../../util/nearest';
import { findService } from '../../../services/services';
import { otherActionsOf, policyActionsOf, policyService, policyServices, rightsTo } from '../../../services/policies';
import { sdkServiceNames } from '../../../services/serviceNames';
import { textParameter, placeOf } from '../../../services/parameters';
import { isObject } from '../../../util/json';
import { capitalised } from '../../../services/memberNames';
import { misspeltAction } from '../../mocking/unknownAction';
import { callTarget } from '../../mocking/callTarget';
import type { MockScope } from '../../mocking/Mocks';

/** Limits a denial; all fields must match. Without any, the action is always denied. */
export interface DenialFilter {
  /** The state whose task needs the permission. API clients are then not affected. */
  readonly state?: string | undefined;
  /** The name of the state machine whose task needs the permission. API clients are then not affected. */
  readonly stateMachine?: string | undefined;
  /** The name or ARN of the function, queue, table … that is denied. */
  readonly resource?: string | undefined;
  /** For actions of `kms`: the key exists, but its state makes it unusable. */
  readonly kmsKeyState?: KmsKeyState | undefined;
}

/** The states in which a KMS key is unusable. */
export type KmsKeyState = 'DISABLED' | 'PENDING_DELETION' | 'PENDING_IMPORT' | 'UNAVAILABLE' | 'CREATING';

const kmsKeyStates: readonly string[] = ['DISABLED', 'PENDING_DELETION', 'PENDING_IMPORT', 'UNAVAILABLE', 'CREATING'];

/** A right that is denied. `apiOperations`: see `Denials`. */
export class Denial {
  readonly service: string;
  /** In lower case; `*` for all actions. */
  readonly action: string;
  readonly description: string;
  used = false;

  constructor(
    action: string,
    readonly filter: DenialFilter,
    readonly scope: MockScope,
    apiOperations: readonly string[],
  ) {
    const [, service = '', name = ''] = /^([A-Za-z0-9-]+):(\*|[A-Za-z0-9]+)$/.exec(action) ?? [];
    if (name === '')
      throw new HarnessError(
        `An action must have the form of a policy, like 'lambda:InvokeFunction', not '${action}'.`,
      );
    checkMembers(filter, ['state', 'stateMachine', 'resource', 'kmsKeyState'], 'deny(…)');
    this.service = policyService(service);
    const { kmsKeyState } = filter;
    if (kmsKeyState !== undefined && (this.service !== 'kms' || !kmsKeyStates.includes(kmsKeyState)))
      throw new HarnessError(`kmsKeyState is for actions of kms: one of ${kmsKeyStates.join(', ')}.`);
    const known = [...policyServices(), ...sdkServiceNames.map(policyService)];
    if (!known.includes(this.service)) {
      const hint = didYouMean(service, known);
      throw new HarnessError(
        `There is no service '${service}' in IAM policies.${hint === undefined ? '' : ` ${hint}`}`,
      );
    }
    this.action = name.toLowerCase();
    checkAction(this.service, service, name, apiOperations);
    this.description = `deny('${action}'${Object.keys(filter).length === 0 ? '' : `, ${JSON.stringify(filter)}`})`;
  }

  /** Whether it covers an action, in the form of a policy. */
  concerns(action: string): boolean {
    const [service, name = ''] = action.split(':');
    return service === this.service && (this.action === '*' || name.toLowerCase() === this.action);
  }
}

/**
 * Policies have actions that are not API calls (`s3:GetObjectVersion`), so only a name that differs in one letter from
 * a known one throws.
 */
function checkAction(service: string, given: string, name: string, apiOperations: readonly string[]): void {
  if (name === '*') return;
  const actions = policyActionsOf(service);
  if (actions !== undefined) {
    const names = [...apiOperations, ...actions.besides].sort();
    if (names.some((known) => known.toLowerCase() === name.toLowerCase())) return;
    throw unknownName(`${actions.of} has no action`, name, names);
  }
  const meant = misspeltAction(given, name, { more: otherActionsOf(service), share: 1 / name.length });
  if (meant !== undefined)
    throw new HarnessError(`'${given}' has no action '${name}'. Did you mean '${capitalised(meant)}'?`);
}

/** The permission that a task needs for its call: `dynamodb:PutItem`; `undefined` if it needs none. */
export function rightToCall(request: TaskRequest): string | undefined {
  const { kind } = request.resource;
  if (kind === 'activity' || kind === 'composite') return undefined;
  const { service, action } = callTarget(request);
  return rightsTo(service, capitalised(action))[0];
}

/** All permissions that a task needs: to assume its role, for its own call, and others that its service checks. */
export function rightsOf(request: TaskRequest): readonly string[] {
  const own = rightToCall(request);
  if (own === undefined) return [];
  return ['sts:AssumeRole', own, ...(findService(callTarget(request).service, true)?.moreRights ?? [])];
}

export function concernsTask(
  { state, stateMachine, resource, kmsKeyState }: DenialFilter,
  request: TaskRequest,
): boolean {
  return (
    kmsKeyState === undefined &&
    (state === undefined || state === request.state) &&
    (stateMachine === undefined || stateMachine === request.stateMachineName) &&
    (resource === undefined || isAbout(resource, request))
  );
}

/**
 * Whether a task uses the resource with this ARN or name: a function, queue, table, bucket, or object (`bucket/key`).
 */
function isAbout(given: string, request: TaskRequest): boolean {
  const { service, name } = callTarget(request);
  const arn = resourceArnOf(request);
  if (given === name || given === arn) return true;
  return findService(service, true)?.isNamed?.(given, arn.split(':').slice(5).join(':')) === true;
}

/** The resource of a task as an access-denied error names it; `*` if its parameters do not say. */
export function resourceArnOf(request: TaskRequest): string {
  const { resource, parameters, executionArn } = request;
  if (resource.kind === 'lambdaFunction') return resource.arn;
  if (!isObject(parameters)) return '*';
  const given = arnMembers.map((name) => textParameter(parameters, name));
  const arn = given.find((value) => value?.startsWith('arn:'));
  return arn ?? findService(callTarget(request).service, true)?.arn?.(parameters, placeOf(executionArn)) ?? '*';
}

/** Parameters that may contain the ARN of a resource. */
const arnMembers = ['FunctionName', 'TopicArn', 'TargetArn', 'StateMachineArn', 'ResourceArn', 'SecretId'];
