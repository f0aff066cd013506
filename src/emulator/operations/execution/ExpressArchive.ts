import type { Engine } from '../../../engine/executions/Engine';
import type { Execution } from '../../../engine/executions/Execution';

/** AWS keeps no Express execution at all; so many are kept here for whoever looks at runs from inside. */
const maxKept = 1000;

/** The Express executions that have ended last. Older ones are forgotten, so that a server does not fill up. */
export class ExpressArchive {
  private readonly kept: Execution[] = [];

  add(engine: Engine, execution: Execution): void {
    execution.onEnd(() => {
      this.kept.push(execution);
      if (this.kept.length > maxKept) engine.forget(this.kept.shift()!);
    });
  }
}
