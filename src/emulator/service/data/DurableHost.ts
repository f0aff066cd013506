import type { TaskControl, TaskRequest } from '../../../contract/task';
import type { Execution } from '../../../engine/executions/Execution';
import type { EngineHost } from '../../../engine/executions/EngineHost';
import type { JournalListener } from '../../../engine/executions/replay/ExecutionJournal';
import { Recorder } from '../../../engine/executions/replay/Recorder';
import type { TurnNote } from './TurnNote';

/** Writes journals of executions. */
export interface Scribe extends JournalListener {
  begun(execution: Execution): void;
  ended(execution: Execution): void;
  /** Resolves when everything is written; `undefined` when it is. */
  written(): Promise<void> | undefined;
}

/**
 * Whether an execution is written to disk.
 *
 * AWS: an Express execution is only in memory. Asynchronously started ones may run more than once; others end with
 * their server (guide).
 */
export function isKept({ type, arn, child }: Execution): boolean {
  // A child belongs to a Standard execution, and is resumed with it.
  if (child !== undefined) return isKept(child.mapRun.execution);
  return type === 'STANDARD' && !arn.includes(':express:');
}

/**
 * The host of executions that are written to disk. It passes on a question only after everything that led to it is
 * written.
 */
export class DurableHost extends Recorder {
  constructor(
    host: EngineHost,
    private readonly scribe: Scribe,
    private readonly turns: TurnNote | undefined,
  ) {
    super(host, { keeps: isKept, listener: scribe });
  }

  override consult(request: TaskRequest, control: TaskControl): Promise<void> | undefined {
    const written = this.scribe.written();
    if (written === undefined) return super.consult(request, control);
    return written.then(() => super.consult(request, control));
  }

  override started(execution: Execution): void {
    super.started(execution);
    if (execution.journal === undefined) return;
    this.scribe.begun(execution);
    // Its first turn may begin without a fiber.
    this.turns?.begin(execution);
  }

  override runs(execution: Execution): void {
    if (execution.journal !== undefined) this.turns?.begin(execution);
    super.runs(execution);
  }

  override rested(): void {
    this.turns?.end();
    super.rested();
  }

  override ended(execution: Execution): void {
    super.ended(execution);
    if (execution.journal !== undefined) this.scribe.ended(execution);
  }
}
