import type { Json } from '../../../util/json';
import { toText } from '../../../util/json';
import type { Execution } from '../Execution';
import type { ExecutionStart, ExecutionTarget } from '../StartedExecution';
import type { MapRun } from './MapRun';
import type { WorkflowType } from '../../../language/asl/types';
import { UuidFamily } from '../../../util/UuidFamily';

/** The start of a child execution. Most children are never asked for their name, so that it is made when they are. */
export class ChildStart implements ExecutionStart {
  /** From 0, in order of the items or batches. */
  readonly index: number;
  /** How often an Express child was restarted by a redrive. */
  restarts = 0;
  /** See `ExecutionStart`. */
  startMs: number | undefined = undefined;
  /** It is run again on a time line of its own, from what was written down. */
  isAlone = false;
  private ownName: string | undefined = undefined;
  private ownArn: string | undefined = undefined;

  constructor(
    readonly mapRun: MapRun,
    index: number,
    readonly input: Json,
    readonly itemCount: number,
  ) {
    this.index = index;
  }

  get target(): ExecutionTarget {
    return this.mapRun.target;
  }

  get parent(): Execution | undefined {
    return this.isAlone ? undefined : this.mapRun.execution;
  }

  get testCase(): string | undefined {
    return this.mapRun.execution.testCase;
  }

  get name(): string {
    return (this.ownName ??= this.mapRun.names.name(this.index));
  }

  get arn(): string {
    return (this.ownArn ??= this.mapRun.names.arn(this.index, this.name));
  }

  get inputText(): string {
    return toText(this.input);
  }
}

/**
 * The names of a Map Run's children. Each follows from the run and the child's index.
 *
 * AWS: a version 3 UUID; of an Express child, followed by one of version 4 (recorded 2026).
 */
export class ChildNames {
  private readonly prefix: string;
  private readonly first: UuidFamily;
  private readonly second: UuidFamily;

  /** `stateMachineArn` is labelled: `arn:…:stateMachine:Machine/Label`. */
  constructor(
    stateMachineArn: string,
    mapRunArn: string,
    private readonly type: WorkflowType,
  ) {
    this.prefix = stateMachineArn.replace(':stateMachine:', type === 'EXPRESS' ? ':express:' : ':execution:');
    this.first = new UuidFamily(mapRunArn, 3);
    this.second = new UuidFamily(`${mapRunArn}/express`, 4);
  }

  name(index: number): string {
    const name = this.first.uuid(index);
    return this.type === 'EXPRESS' ? `${name}:${this.second.uuid(index)}` : name;
  }

  /** `name`: if it is known already. */
  arn(index: number, name = this.name(index)): string {
    return `${this.prefix}:${name}`;
  }

  /** The child with this ARN; `undefined` when it cannot be one. */
  indexOf(arn: string): number | undefined {
    if (!arn.startsWith(`${this.prefix}:`)) return undefined;
    const name = arn.slice(this.prefix.length + 1);
    const index = this.first.numberOf(name.slice(0, 36));
    return index !== undefined && this.name(index) === name ? index : undefined;
  }
}
