import type { MapIteration } from '../../contract/task';
import type { WorkflowType } from '../../language/asl/types';
import type { MachineRevision } from './MachineRevision';
import type { Json } from '../../util/json';
import type { History } from '../history/History';
import { executionStarted } from '../history/NamedEvent';
import type { Execution } from './Execution';
import type { ExecutionStart, ExecutionTarget } from './ExecutionStart';
import { ChildStart } from './mapRuns/ChildStart';

const noIterations: readonly MapIteration[] = [];

/**
 * What is known about an execution from its start. These are getters, not copies: there are many executions, and few
 * are read.
 */
export abstract class StartedExecution {
  /** What it was started with. */
  start: ExecutionStart;
  /** Epoch milliseconds. */
  abstract readonly startDate: number;

  constructor(start: ExecutionStart) {
    this.start = start;
  }

  /** Writes its ExecutionStarted. */
  protected writeStart(history: History): void {
    const { input, roleArn, aliasArn: stateMachineAliasArn, versionArn: stateMachineVersionArn } = this;
    if (stateMachineAliasArn === undefined && stateMachineVersionArn === undefined)
      return history.appendStart(executionStarted(roleArn), input);
    const details = { input, roleArn, stateMachineAliasArn, stateMachineVersionArn };
    history.append('ExecutionStarted', 0, history.startMs, details);
  }

  get target(): ExecutionTarget {
    return this.start.target;
  }

  get arn(): string {
    return this.start.arn;
  }

  get name(): string {
    return this.start.name;
  }

  get type(): WorkflowType {
    return this.start.target.machine.type;
  }

  get stateMachineArn(): string {
    return this.start.target.machine.arn;
  }

  get stateMachineName(): string {
    return this.start.target.machine.name;
  }

  get versionArn(): string | undefined {
    return this.start.target.versionArn;
  }

  get aliasArn(): string | undefined {
    return this.start.target.aliasArn;
  }

  get region(): string {
    return this.start.target.machine.region;
  }

  get revision(): MachineRevision {
    return this.start.target.revision;
  }

  get roleArn(): string {
    return this.start.target.revision.roleArn;
  }

  get input(): Json {
    return this.start.input;
  }

  get inputText(): string {
    return this.start.inputText;
  }

  get traceHeader(): string | undefined {
    return this.start.traceHeader;
  }

  get testCase(): string | undefined {
    return this.start.testCase;
  }

  /** Whether StartSyncExecution started it. */
  get synchronous(): boolean {
    return this.start.synchronous ?? false;
  }

  get parent(): Execution | undefined {
    return this.start.parent;
  }

  /** Its place in its Map Run, if it is a child of one. */
  get child(): ChildStart | undefined {
    return this.start instanceof ChildStart ? this.start : undefined;
  }

  get iterations(): readonly MapIteration[] {
    const { child } = this;
    if (child === undefined) return this.start.part?.iterations ?? noIterations;
    return [...child.mapRun.execution.iterations, { state: child.mapRun.plan.state, index: child.index }];
  }
}
