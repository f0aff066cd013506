import type { Json } from '../../../util/json';
import { toText } from '../../../util/json';
import type { Execution } from '../Execution';
import type { ExecutionStart, ExecutionTarget } from '../ExecutionStart';
import type { MapRunFacts } from './MapRunFacts';

/** The start of a child execution. Most children's names are never read, so the name is created on demand. */
export class ChildStart implements ExecutionStart {
  /** From 0, in order of the items or batches. */
  readonly index: number;
  /** How often an Express child was restarted by a redrive. */
  restarts = 0;
  /** See `ExecutionStart`. */
  startMs: number | undefined = undefined;
  /** Whether it is replayed from its records, on a timeline of its own. */
  isAlone = false;
  private ownName: string | undefined = undefined;
  private ownArn: string | undefined = undefined;

  constructor(
    readonly mapRun: MapRunFacts,
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
