import type { TaskRequest } from '../../../contract/task';
import type { MockScope } from '../../mocking/Mocks';
import type { Denial, DenialFilter, KmsKeyState } from './Denial';
import { lazy } from '../../../util/lazy';

/** What the role of a state machine, and clients of the API, are not allowed to do. Everything else they may. */
export class Denials {
  private denials: Denial[] = [];

  /** @param apiOperations the operations of the API that is emulated here, which are actions of its policies */
  constructor(private readonly apiOperations: readonly string[]) {}

  /** Throws HarnessError for what is not an action of a service. */
  add(scope: MockScope, action: string, filter: DenialFilter = {}): void {
    const { Denial: Known } = load();
    this.denials.push(new Known(action, filter, scope, this.apiOperations));
  }

  get isEmpty(): boolean {
    return this.denials.length === 0;
  }

  /** The action that a task needs and must not do; of several that it needs, the first that is denied. */
  ofTask(request: TaskRequest): string | undefined {
    return this.isEmpty ? undefined : this.deniedTo(request);
  }

  private deniedTo(request: TaskRequest): string | undefined {
    const { rightsOf, concernsTask } = load();
    return rightsOf(request).find((action) => this.isDenied(action, (filter) => concernsTask(filter, request)));
  }

  /** Whether the role of a Map Run must not do something to its children (`states:StartExecution`). */
  ofMapRun(action: string, of: { state: string; stateMachine: string; resourceArn: string }): boolean {
    if (this.isEmpty) return false;
    return this.isDenied(
      action,
      ({ state, stateMachine, resource }) =>
        (state === undefined || state === of.state) &&
        (stateMachine === undefined || stateMachine === of.stateMachine) &&
        (resource === undefined || resource === of.resourceArn || resource === of.resourceArn.split(':').at(-1)),
    );
  }

  /** Whether a client must not do something (`states:StartExecution`) to a resource. */
  ofClient(action: string, resourceArn: string | undefined): boolean {
    if (this.isEmpty) return false;
    return this.isDenied(action, ({ state, stateMachine, resource }) => {
      if (state !== undefined || stateMachine !== undefined) return false;
      return resource === undefined || resourceArn === resource || nameIn(resourceArn) === resource;
    });
  }

  /**
   * Whether a resource cannot be used for what an operation does with it (a key of KMS, a rule): `true` when one of the
   * rights is denied, the state of a key when it is in one in which it cannot be used.
   */
  ofResource(actions: readonly string[], resourceName: string): true | KmsKeyState | undefined {
    for (const action of actions) {
      const denial = this.find(action, ({ resource }) => resource === undefined || resource === resourceName);
      if (denial !== undefined) return denial.filter.kmsKeyState ?? true;
    }
    return undefined;
  }

  /** Those of a scope, or all, that no call has met. */
  unused(scope?: MockScope): readonly Denial[] {
    return this.denials.filter((denial) => (scope === undefined || denial.scope === scope) && !denial.used);
  }

  /** Forgets those of a scope. */
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

/** The name of a state machine or an activity, or of a role. */
function nameIn(arn: string | undefined): string | undefined {
  return arn
    ?.split(':')
    .at(-1)!
    .replace(/^role\/(?:.*\/)?/, '');
}

/** Most tests deny nothing. */
const load = lazy(() => require('./Denial') as typeof import('./Denial'));
