import type { DeclaredRole } from '../../../contract/DeclaredRole';
import type { TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import type { NeededAction } from '../../../services/iam/actions/NeededAction';
import { neededActions } from '../../../services/iam/actions/neededActions';
import { evaluatePolicies, type IamAnswer, type IamRequest } from '../../../services/iam/evaluate/evaluatePolicies';
import { trusts } from '../../../services/iam/evaluate/trusts';
import { placeOf } from '../../../services/parameters';
import { isObject } from '../../../util/json';
import type { DeniedAction } from './DeniedAction';
import { callContext, sourceContext } from './callContext';
import type { IamSettings } from './IamOption';
import { givenRoles } from './givenRoles';
import { ambiguousRole, sameName, undecidedRequest, unknownRole } from './iamMessages';

/** The caller: an execution, or a rule, schedule, pipe or API that starts one. */
export interface RoleUse {
  /** The role that is assumed. */
  readonly roleArn: string;
  /** The machine whose files declare the role, if known. */
  readonly stateMachineName?: string | undefined;
  /** The machine that runs with the role. */
  readonly stateMachineArn?: string | undefined;
  /** What needs the permission, for messages: `state 'Charge'`. */
  readonly subject: string;
  /** The role is not the machine's own: the one of a task's Credentials. */
  readonly isOther?: true;
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
  private readonly policiesOf = new Map<string, DeclaredRole>();

  constructor(
    private readonly settings: IamSettings,
    private readonly note: (note: string) => void,
  ) {
    this.given = givenRoles(settings.roles ?? {});
  }

  /**
   * Makes the roles of a machine's files known; they are read when the first task asks. `policies`: those of the
   * machine's role, in place of those in its files. Throws HarnessError if the name has other roles already.
   */
  know(stateMachineName: string, roles: () => readonly DeclaredRole[], policies?: object | readonly object[]): void {
    const before = this.ofMachines.get(stateMachineName);
    const own = policies === undefined ? undefined : givenRoles({ [stateMachineName]: policies })[0];
    if (before !== undefined && !isSame([...before(), this.policiesOf.get(stateMachineName)], [...roles(), own]))
      throw sameName(stateMachineName);
    this.replace(stateMachineName, roles, own);
  }

  /** Throws HarnessError for something else than policy documents. */
  checkPolicies(stateMachineName: string, policies: object | readonly object[]): void {
    givenRoles({ [stateMachineName]: policies });
  }

  /** The same for a file that has changed. */
  replace(stateMachineName: string, roles: () => readonly DeclaredRole[], own?: DeclaredRole): void {
    this.ofMachines.set(stateMachineName, roles);
    if (own === undefined) this.policiesOf.delete(stateMachineName);
    else this.policiesOf.set(stateMachineName, own);
  }

  /** Forgets the machines, which are gone. */
  forget(): void {
    this.ofMachines.clear();
    this.policiesOf.clear();
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

  /** The first of some actions that a role does not allow. Throws HarnessError if the files do not tell. */
  firstDenied(needs: readonly Pick<NeededAction, 'action' | 'resources'>[], asking: RoleUse): DeniedAction | undefined {
    const context = this.contextOf(asking);
    for (const { action, resources } of needs)
      for (const resource of resources) {
        const denied = deniedBy(this.answer(asking, { action, resource, context }), action, resource);
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
    return needs.filter(({ when, doubt }) => when === 'call' && doubt === undefined);
  }

  private ofNeed(need: NeededAction, asking: RoleUse): DeniedAction | undefined {
    const { action, resources, atRunTime, role = asking.roleArn, context } = need;
    const own: RoleUse = role === asking.roleArn ? asking : { ...asking, roleArn: role, isOther: true };
    if (own.isOther && !this.isTrusted(own, asking.roleArn)) return { action: 'sts:AssumeRole', by: 'credentials' };
    for (const resource of resources) {
      const isPattern = atRunTime === true || (resource !== '*' && resource.includes('*'));
      const answer = this.answer(own, {
        action,
        resource: isPattern ? { pattern: resource } : resource,
        context: { ...this.contextOf(own), ...context },
      });
      const denied = deniedBy(answer, action, resource);
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

  /** The machine's own files come before those of others. Throws HarnessError if there are several that differ. */
  private roleOf({ roleArn, stateMachineName = '', isOther }: RoleUse): DeclaredRole | undefined {
    const isIt = ({ arn, name }: DeclaredRole): boolean => arn === roleArn || (arn === '' && isNamed(roleArn, name));
    const own = isOther ? undefined : this.policiesOf.get(stateMachineName);
    const known = own ?? this.given.find(isIt);
    if (known !== undefined) return known;
    const inItsFiles = this.ofMachines.get(stateMachineName)?.().filter(isIt) ?? [];
    const found =
      inItsFiles.length > 0 ? inItsFiles : [...this.ofMachines.values()].flatMap((roles) => roles()).filter(isIt);
    const [first, ...others] = found;
    if (first !== undefined && others.some((other) => !isSame([first], [other]))) throw ambiguousRole(roleArn);
    return first;
  }

  private contextOf(asking: RoleUse): NonNullable<IamRequest['context']> {
    return { ...callContext(asking), ...this.settings.context };
  }
}

/** Whether roles are the same, wherever they are written. */
function isSame(some: readonly (DeclaredRole | undefined)[], others: readonly (DeclaredRole | undefined)[]): boolean {
  const text = (roles: typeof some): string =>
    JSON.stringify(roles, (key, value: unknown) => (key === 'source' ? undefined : value));
  return text(some) === text(others);
}

function isNamed(roleArn: string, name: string): boolean {
  return name === roleArn || roleArn.endsWith(`/${name}`);
}

function deniedBy(answer: IamAnswer, action: string, resource: string): DeniedAction | undefined {
  if (answer.answer === 'explicitDeny') return { action, resource, by: answer.by, explicit: true };
  return answer.answer === 'implicitDeny' ? { action, resource, by: answer.by } : undefined;
}
