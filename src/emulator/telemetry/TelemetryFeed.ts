import type { Execution } from '../../engine/executions/Execution';
import { logGroupOf, logRecords, type LogRecord } from './logRecords';
import { statusEvents, type StatusEvent } from './statusEvents';

/** Receives logs and status events. */
export interface TelemetrySink {
  log?(record: LogRecord, logGroupArn: string): void;
  statusEvent?(event: StatusEvent): void;
}

/** Passes logs and status events to a sink: when an execution has ended, and whenever `look` is called. */
export class TelemetryFeed implements ExecutionObserver {
  private readonly running = new Set<Execution>();
  /** How many events of each execution were passed on. */
  private readonly seen = new WeakMap<Execution, number>();

  constructor(private readonly sink: TelemetrySink) {}

  started(execution: Execution): void {
    this.running.add(execution);
  }

  ended(execution: Execution): void {
    this.hand(execution);
    this.running.delete(execution);
  }

  /** Passes on what is new in running executions. */
  look(): void {
    for (const execution of this.running) this.hand(execution);
  }

  private hand(execution: Execution): void {
    const from = this.seen.get(execution) ?? 0;
    const { length } = execution.history;
    if (length === from) return;
    this.seen.set(execution, length);
    const { sink } = this;
    if (sink.statusEvent !== undefined) for (const event of statusEvents(execution, from)) sink.statusEvent(event);
    const logGroupArn = logGroupOf(execution);
    if (sink.log !== undefined && logGroupArn !== undefined)
      for (const record of logRecords(execution, from)) sink.log(record, logGroupArn);
  }
}

/** Called when executions of a service start and end. */
export interface ExecutionObserver {
  /** Before it begins to run; again when it is redriven. */
  started?(execution: Execution): void;
  /** Once it has ended; again after a redrive. */
  ended?(execution: Execution): void;
}
