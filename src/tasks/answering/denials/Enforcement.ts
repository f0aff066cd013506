import type { DeclaredRole } from '../../../contract/DeclaredRole';
import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import type { NeededAction, NeededWhen } from '../../../services/iam/actions/NeededAction';
import { neededActions } from '../../../services/iam/actions/neededActions';
import { evaluatePolicies, type IamAnswer, type IamRequest } from '../../../services/iam/evaluate/evaluatePolicies';
import { trusts } from '../../../services/iam/evaluate/trusts';
import { placeOf } from '../../../services/parameters';
import { isObject } from '../../../util/json';
import type { DeniedAction } from './DeniedAction';
import { callContext, sourceContext } from './callContext';
import type { IamSettings } from './IamOption';
import { givenRoles } from './givenRoles';
import { unknownRole, undecidedRequest } from './iamMessages';

/** Who asks for something: an execution, or what starts one. */
export interface RoleUse {
  /** The role that is assumed. */
  readonly roleArn: string;
  /** The machine whose files declare the role, if known. */
  readonly stateMachineName?: string | undefined;
  /** The machine that runs with the role. */
  readonly stateMachineArn?: string | undefined;
  /** What needs the permission, for messages: `state 'Charge'`. */
  readonly subject: string;
  /** Epoch milliseconds. */
  readonly now?: number | undefined;
}

/**
 * What the roles of files allow: everything else is denied as AWS does. Throws HarnessError where the files do not tell,
 * because neither a test that passes nor one that fails would be true.
 */
export class Enforcement {
  private readonly given: readonly DeclaredRole[];
  private readonly ofMachines = new Map<string, () => readonly DeclaredRole[]>();
  private readonly policiesOf = new Map<string, Omit<DeclaredRole, 'arn'>>();

  constructor(
    private readonly settings: IamSettings,
    private readonly note: (note: string) => void,
  ) {
    this.given = givenRoles(settings.roles ?? {});
  }

  /** Makes the roles of a machine's files known; they are read when the first task asks. */
  know(stateMachineName: string, roles: () => readonly DeclaredRole[]): void {
    this.ofMachines.set(stateMachineName, roles);
  }

  /** Gives a machine's role policies, in place of those in its files. */
  give(stateMachineName: string, policies: object | readonly object[]): void {
    const [role] = givenRoles({ [stateMachineName]: policies });
    this.policiesOf.set(stateMachineName, role!);
  }

  /** The first action that a task needs and its role does not allow; `undefined` if it may go on. */
  ofTask(request: TaskRequest): DeniedAction | undefined {
    // The roles of functions are not enforced.
    if (request.caller !== undefined || request.resource.kind === 'composite') return undefined;
    const { roleArn, stateMachineName, stateMachineArn, state, now } = request;
    const asking = { roleArn, stateMachineName, stateMachineArn, subject: `state '${state}'`, now };
    const needs = this.needsOf(request);
    if (needs.length === 0) return undefined;
    if (!this.isTrusted(asking, 'states.amazonaws.com')) return { action: 'sts:AssumeRole', by: 'trust' };
    for (const need of needs) {
      const denied = this.ofNeed(need, asking);
      if (denied !== undefined) return denied;
    }
    return undefined;
  }

  /** An action that a machine's role lacks of those that AWS checks when it is saved; what is not known is left out. */
  ofMachine(needs: readonly Pick<NeededAction, 'action' | 'resources'>[], asking: RoleUse): DeniedAction | undefined {
    const role = this.roleOf(asking);
    if (role === undefined) return undefined;
    for (const { action, resources } of needs)
      for (const resource of resources) {
        const answer = evaluatePolicies(role, { action, resource, context: this.contextOf(asking) });
        const denied = deniedBy(answer, action, resource);
        if (denied !== undefined) return denied;
      }
    return undefined;
  }

  /**
   * Whether a role may do something with a resource; the reason why not, or `undefined`. `service`: who assumes it
   * (`events.amazonaws.com`).
   */
  authorize(
    asking: RoleUse,
    { service, ...request }: IamRequest & { readonly service: string },
  ): DeniedAction | undefined {
    if (!this.isTrusted(asking, service)) return { action: 'sts:AssumeRole', by: 'trust' };
    const answer = this.answer(asking, { ...request, context: { ...this.contextOf(asking), ...request.context } });
    const resource = typeof request.resource === 'string' ? request.resource : request.resource.pattern;
    return deniedBy(answer, request.action, resource);
  }

  private needsOf({
    resource,
    parameters,
    credentialsRoleArn,
    stateMachineArn,
    executionArn,
  }: TaskRequest): readonly NeededAction[] {
    if (resource.kind === 'composite') return [];
    const needs = neededActions({
      resource,
      parameters: isObject(parameters) ? parameters : {},
      place: placeOf(executionArn),
      credentialsRoleArn,
      stateMachineArn,
    });
    return needs.filter(({ when, doubt }) => atCall.includes(when) && doubt === undefined);
  }

  private ofNeed(need: NeededAction, asking: RoleUse): DeniedAction | undefined {
    const { action, resources, atRunTime, role = asking.roleArn, context } = need;
    const own = { ...asking, roleArn: role };
    if (role !== asking.roleArn && !this.isTrusted(own, asking.roleArn))
      return { action: 'sts:AssumeRole', by: 'credentials' };
    for (const resource of resources) {
      const isPattern = atRunTime === true || (resource !== '*' && resource.includes('*'));
      const answer = this.answer(own, {
        action,
        resource: isPattern ? { pattern: resource } : resource,
        context: { ...this.contextOf(own), ...context },
      });
      // AWS has checked it when the machine was saved.
      const denied = need.when === 'create' ? undefined : deniedBy(answer, action, resource);
      if (denied !== undefined) return denied;
    }
    return undefined;
  }

  /** Throws HarnessError if it cannot be decided. */
  private answer(asking: RoleUse, request: IamRequest): IamAnswer {
    const role = this.roleOf(asking);
    if (role === undefined) throw unknownRole(asking, this.settings);
    const answer = evaluatePolicies(role, request);
    if (answer.answer !== 'undecided') return answer;
    const message = undecidedRequest(asking, request, answer.why);
    if (this.settings.undecided !== 'allow') throw new HarnessError(message);
    this.note(message);
    return { answer: 'allowed', policy: 'undecided' };
  }

  /** A role whose trust policy is not known counts as trusting. */
  private isTrusted(asking: RoleUse, principal: string): boolean {
    const trust = this.roleOf(asking)?.trust;
    if (trust === undefined) return true;
    const verdict = trusts(trust, { principal, context: { ...sourceContext(asking), ...this.contextOf(asking) } });
    if (typeof verdict === 'boolean') return verdict;
    const message = undecidedRequest(asking, { action: 'sts:AssumeRole', resource: asking.roleArn }, verdict.undecided);
    if (this.settings.undecided !== 'allow') throw new HarnessError(message);
    this.note(message);
    return true;
  }

  private roleOf({ roleArn, stateMachineName = '' }: RoleUse): Omit<DeclaredRole, 'arn'> | undefined {
    const isIt = ({ arn, name }: DeclaredRole): boolean => arn === roleArn || (arn === '' && isNamed(roleArn, name));
    return (
      this.policiesOf.get(stateMachineName) ??
      this.given.find(isIt) ??
      this.ofMachines.get(stateMachineName)?.().find(isIt) ??
      [...this.ofMachines.values()].flatMap((roles) => roles()).find(isIt)
    );
  }

  private contextOf(asking: RoleUse): NonNullable<IamRequest['context']> {
    return { ...callContext(asking), ...this.settings.context };
  }
}

const atCall: readonly NeededWhen[] = ['call', 'create'];

function isNamed(roleArn: string, name: string): boolean {
  return name === roleArn || roleArn.endsWith(`/${name}`);
}

function deniedBy(answer: IamAnswer, action: string, resource: string): DeniedAction | undefined {
  if (answer.answer === 'explicitDeny') return { action, resource, by: answer.by, explicit: true };
  return answer.answer === 'implicitDeny' ? { action, resource, by: answer.by } : undefined;
}
