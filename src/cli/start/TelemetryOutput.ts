import { appendFileSync, closeSync, openSync } from 'node:fs';
import { startSystemTimer } from '../../clock/system';
import { StatusEventSender } from '../../emulator/service/StatusEventSender';
import type { Service } from '../../emulator/service/Service';
import { TelemetryFeed } from '../../emulator/telemetry/TelemetryFeed';
import { HarnessError } from '../../errors/HarnessError';
import type { Stream, Terminal } from '../../terminal/Terminal';

export interface TelemetryOptions {
  /** A file, or `-` for the standard output. */
  readonly executionLogs?: string | undefined;
  /** A file, `-`, or `eventbridge` for its endpoint. */
  readonly statusEvents?: string | undefined;
}

const intervalMs = 100;

/** Writes the logs and status events of a server's executions, as they come: one JSON object a line. */
export class TelemetryOutput {
  private readonly feed: TelemetryFeed;
  private readonly unobserve: () => void;
  private readonly files: number[] = [];
  private readonly sender: StatusEventSender | undefined;
  private timer: { cancel(): void };

  /** Throws HarnessError if a file cannot be written, or if events cannot be sent. */
  constructor(
    service: Service,
    { executionLogs, statusEvents }: TelemetryOptions,
    { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
  ) {
    const writeLog = executionLogs === undefined ? undefined : this.open(executionLogs, stdout);
    const toEndpoint = statusEvents === 'eventbridge';
    this.sender = toEndpoint ? new StatusEventSender(service, (why) => stderr.write(`note: ${why}\n`)) : undefined;
    const writeEvent = statusEvents === undefined || toEndpoint ? undefined : this.open(statusEvents, stdout);
    this.feed = new TelemetryFeed({
      ...(writeLog !== undefined && { log: writeLog }),
      ...(statusEvents !== undefined && {
        statusEvent: (event) => (writeEvent === undefined ? this.sender!.send(event) : writeEvent(event)),
      }),
    });
    this.unobserve = service.observe(this.feed);
    this.timer = this.lookLater();
  }

  async close(): Promise<void> {
    this.unobserve();
    this.timer.cancel();
    this.feed.look();
    await this.sender?.sent();
    for (const file of this.files) closeSync(file);
  }

  private lookLater(): { cancel(): void } {
    const look = (): void => {
      this.feed.look();
      this.timer = this.lookLater();
    };
    return startSystemTimer(intervalMs, look, { keepsRunning: false });
  }

  private open(path: string, stdout: Stream): (value: object) => void {
    if (path === '-') return (value) => stdout.write(`${JSON.stringify(value)}\n`);
    try {
      const file = openSync(path, 'a');
      this.files.push(file);
      return (value) => appendFileSync(file, `${JSON.stringify(value)}\n`);
    } catch (error) {
      throw new HarnessError(`${path} cannot be written: ${(error as Error).message}`);
    }
  }
}
