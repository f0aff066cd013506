import type { TaskRequest } from '../../../contract/task';
import type { MockScope } from '../../mocking/Mocks';
import type { Denial, DenialFilter, KmsKeyState } from './Denial';
import type { DeniedAction } from './DeniedAction';
import type { Enforcement } from './Enforcement';
import type { IamOption } from './IamOption';
import { lazy } from '../../../util/lazy';

/** What the role of a state machine, and clients of the API, may not do. Everything else is allowed. */
export class Denials {
  private denials: Denial[] = [];
  /** What the roles of files allow, if that is enforced. */
  readonly enforced: Enforcement | undefined;

  /**
   * @param apiOperations the operations of the API that is emulated here, which are actions of its policies
   * @param iam whether the policies of roles are enforced
   */
  constructor(
    private readonly apiOperations: readonly string[],
    iam?: IamOption,
    note: (note: string) => void = () => undefined,
  ) {
    if (iam !== undefined) this.enforced = new (loadEnforcement().Enforcement)(iam === 'enforce' ? {} : iam, note);
  }

  /** Throws HarnessError for an unknown action. */
  add(scope: MockScope, action: string, filter: DenialFilter = {}): void {
    const { Denial: Known } = load();
    this.denials.push(new Known(action, filter, scope, this.apiOperations));
  }

  get isEmpty(): boolean {
    return this.denials.length === 0;
  }

  /** The first denied action that a task needs; `undefined` if none is denied. */
  ofTask(request: TaskRequest): DeniedAction | undefined {
    const denied = this.isEmpty ? undefined : this.deniedTo(request);
    return denied ?? this.enforced?.ofTask(request);
  }

  private deniedTo(request: TaskRequest): DeniedAction | undefined {
    const { rightsOf, concernsTask } = load();
    const denied = rightsOf(request).find((action) => this.isDenied(action, (filter) => concernsTask(filter, request)));
    return denied === undefined ? undefined : { action: denied };
  }

  /** Whether an action on the children of a Map Run (`states:StartExecution`) is denied to its role. */
  ofMapRun(
    action: string,
    of: { state: string; stateMachine: string; stateMachineArn: string; roleArn: string; resourceArn: string },
  ): DeniedAction | undefined {
    const { roleArn, stateMachine, stateMachineArn, state, resourceArn: resource } = of;
    if (this.deniesMapRun(action, of)) return { action, resource };
    const asking = { roleArn, stateMachineName: stateMachine, stateMachineArn, subject: `state '${state}'` };
    return this.enforced?.authorize(asking, { service: 'states.amazonaws.com', action, resource });
  }

  private deniesMapRun(action: string, of: { state: string; stateMachine: string; resourceArn: string }): boolean {
    if (this.isEmpty) return false;
    return this.isDenied(
      action,
      ({ state, stateMachine, resource }) =>
        (state === undefined || state === of.state) &&
        (stateMachine === undefined || stateMachine === of.stateMachine) &&
        (resource === undefined || resource === of.resourceArn || resource === of.resourceArn.split(':').at(-1)),
    );
  }

  /** Whether an action on a resource (`states:StartExecution`) is denied to clients. */
  ofClient(action: string, resourceArn: string | undefined): boolean {
    if (this.isEmpty) return false;
    return this.isDenied(action, ({ state, stateMachine, resource }) => {
      if (state !== undefined || stateMachine !== undefined) return false;
      return resource === undefined || resourceArn === resource || nameIn(resourceArn) === resource;
    });
  }

  /**
   * Whether an operation cannot use a resource (a KMS key, a rule): `true` if one of the actions is denied, the state
   * of a key that makes it unusable, or `false`.
   */
  ofResource(actions: readonly string[], resourceName: string): true | KmsKeyState | undefined {
    for (const action of actions) {
      const denial = this.find(action, ({ resource }) => resource === undefined || resource === resourceName);
      if (denial !== undefined) return denial.filter.kmsKeyState ?? true;
    }
    return undefined;
  }

  /** The denials of a scope, or all, that matched no call. */
  unused(scope?: MockScope): readonly Denial[] {
    return this.denials.filter((denial) => (scope === undefined || denial.scope === scope) && !denial.used);
  }

  /** Removes the denials of a scope. */
  clear(scope: MockScope): void {
    this.denials = this.denials.filter((denial) => denial.scope !== scope);
  }

  private isDenied(action: string, matches: (filter: DenialFilter) => boolean): boolean {
    return this.find(action, matches) !== undefined;
  }

  private find(action: string, matches: (filter: DenialFilter) => boolean): Denial | undefined {
    const denial = this.denials.find((one) => one.concerns(action) && matches(one.filter));
    if (denial !== undefined) denial.used = true;
    return denial;
  }
}

/** The name of a state machine, an activity or a role. */
function nameIn(arn: string | undefined): string | undefined {
  return arn
    ?.split(':')
    .at(-1)!
    .replace(/^role\/(?:.*\/)?/, '');
}

/** Loaded late: most tests enforce nothing. */
const loadEnforcement = lazy(() => require('./Enforcement') as typeof import('./Enforcement'));

/** Loaded late: most tests deny nothing. */
const load = lazy(() => require('./Denial') as typeof import('./Denial'));
