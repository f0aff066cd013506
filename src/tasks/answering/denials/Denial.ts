import { HarnessError } from '../../../errors/HarnessError';
import type { TaskRequest } from '../../../language/asl/task';
import { checkMembers, unknownName } from '../../../util/checkMembers';
import { didYouMean } from '../../../util/nearest';
import { sdkServiceNames } from '../../awsServices/serviceNames';
import { capitalised } from '../../awsServices/memberNames';
import { misspeltAction } from '../../mocking/unknownAction';
import { callTarget } from '../../mocking/callTarget';
import type { MockScope } from '../../mocking/Mocks';
import { actionsOf, iamActionOf, policyService, policyServices } from './iamActions';
import { resourceArnOf } from './resourceArnOf';
import { statesActions } from './statesActions';

/** What of an action is denied: all of it, or what these members say, each of which must be so. */
export interface DenialFilter {
  /** The state whose task needs the right. Then clients of the API are not concerned. */
  readonly state?: string | undefined;
  /** The state machine whose task needs the right, by name. Then clients of the API are not concerned. */
  readonly stateMachine?: string | undefined;
  /** The name of the function, queue, table … that is not allowed, or its ARN. */
  readonly resource?: string | undefined;
  /** Of actions of `kms`: the key is there, but in a state in which it cannot be used. */
  readonly kmsKeyState?: KmsKeyState | undefined;
}

/** The states of a KMS key in which it cannot be used. */
export type KmsKeyState = 'DISABLED' | 'PENDING_DELETION' | 'PENDING_IMPORT' | 'UNAVAILABLE' | 'CREATING';

const kmsKeyStates: readonly string[] = ['DISABLED', 'PENDING_DELETION', 'PENDING_IMPORT', 'UNAVAILABLE', 'CREATING'];

/** A right that is denied. */
export class Denial {
  readonly service: string;
  /** In lower case; `*` for all. */
  readonly action: string;
  readonly description: string;
  used = false;

  constructor(
    action: string,
    readonly filter: DenialFilter,
    readonly scope: MockScope,
  ) {
    const [, service = '', name = ''] = /^([A-Za-z0-9-]+):(\*|[A-Za-z0-9]+)$/.exec(action) ?? [];
    if (name === '')
      throw new HarnessError(
        `An action is written as policies write it, like 'lambda:InvokeFunction', not '${action}'.`,
      );
    checkMembers(filter, ['state', 'stateMachine', 'resource', 'kmsKeyState'], 'deny(…)');
    this.service = policyService(service);
    const { kmsKeyState } = filter;
    if (kmsKeyState !== undefined && (this.service !== 'kms' || !kmsKeyStates.includes(kmsKeyState)))
      throw new HarnessError(`kmsKeyState is for actions of kms: one of ${kmsKeyStates.join(', ')}.`);
    const known = [...policyServices, 'sts', ...sdkServiceNames.map(policyService)];
    if (!known.includes(this.service)) {
      const hint = didYouMean(service, known);
      throw new HarnessError(`Policies know no service '${service}'.${hint === undefined ? '' : ` ${hint}`}`);
    }
    this.action = name.toLowerCase();
    if (
      this.service === 'states' &&
      name !== '*' &&
      !statesActions.some((known) => known.toLowerCase() === this.action)
    )
      throw unknownName('Step Functions has no action', name, statesActions);
    checkAction(this.service, service, name);
    this.description = `deny('${action}'${Object.keys(filter).length === 0 ? '' : `, ${JSON.stringify(filter)}`})`;
  }

  /** Whether it is about an action, as policies write it. */
  concerns(action: string): boolean {
    const [service, name = ''] = action.split(':');
    return service === this.service && (this.action === '*' || name.toLowerCase() === this.action);
  }
}

/** Policies know actions that are not calls (`s3:GetObjectVersion`): what is wrong in one letter alone is refused. */
function checkAction(service: string, given: string, name: string): void {
  if (service === 'states' || name === '*') return;
  const meant = misspeltAction(given, name, { more: actionsOf(service), share: 1 / name.length });
  if (meant !== undefined)
    throw new HarnessError(`'${given}' has no action '${name}'. Did you mean '${capitalised(meant)}'?`);
}

/** What a task needs: the right to take its role, to its own call, and, for HTTP tasks, to read its connection. */
export function rightsOf(request: TaskRequest): readonly string[] {
  const own = iamActionOf(request);
  if (own === undefined) return [];
  const connection = [
    'events:RetrieveConnectionCredentials',
    'secretsmanager:GetSecretValue',
    'secretsmanager:DescribeSecret',
  ];
  return ['sts:AssumeRole', own, ...(own === 'states:InvokeHTTPEndpoint' ? connection : [])];
}

export function concernsTask(
  { state, stateMachine, resource, kmsKeyState }: DenialFilter,
  request: TaskRequest,
): boolean {
  return (
    kmsKeyState === undefined &&
    (state === undefined || state === request.state) &&
    (stateMachine === undefined || stateMachine === request.stateMachineName) &&
    (resource === undefined || resource === callTarget(request).name || isMeant(resource, resourceArnOf(request)))
  );
}

/** Whether an ARN is the one given, or has the name given: that of a table, of a bucket, of an object (`bucket/key`). */
function isMeant(given: string, arn: string): boolean {
  if (given === arn) return true;
  const [, , service, , , ...rest] = arn.split(':');
  const name = rest.join(':');
  if (service === 's3') return name === given || name.startsWith(`${given}/`);
  return service === 'dynamodb' && name === `table/${given}`;
}
