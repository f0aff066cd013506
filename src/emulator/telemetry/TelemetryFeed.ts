import type { Execution } from '../../engine/executions/Execution';
import { logGroupOf, logRecords, type LogRecord } from './logRecords';
import { statusEvents, type StatusEvent } from './statusEvents';

/** Who takes what a feed has to tell. */
export interface TelemetrySink {
  log?(record: LogRecord, logGroupArn: string): void;
  statusEvent?(event: StatusEvent): void;
}

/** Hands logs and status events to a sink as they come: when an execution has ended, and whenever somebody looks. */
export class TelemetryFeed implements ExecutionObserver {
  private readonly sink: TelemetrySink;
  private readonly running = new Set<Execution>();
  /** How many events of each execution have been handed on. */
  private readonly seen = new WeakMap<Execution, number>();

  constructor(sink: TelemetrySink) {
    this.sink = sink;
  }

  started(execution: Execution): void {
    this.running.add(execution);
  }

  ended(execution: Execution): void {
    this.hand(execution);
    this.running.delete(execution);
  }

  /** Hands on what is new of the executions that run. */
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

/** Hears of the executions of a service as they come and go. */
export interface ExecutionObserver {
  /** Before it begins to run; again when it is redriven. */
  started?(execution: Execution): void;
  /** Once it has ended; again after a redrive. */
  ended?(execution: Execution): void;
}
