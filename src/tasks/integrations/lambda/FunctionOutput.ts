import { StringDecoder } from 'node:string_decoder';
import { systemNow } from '../../../clock/system';
import type { FunctionLogs } from './FunctionLogs';

/** The most output shown of one invocation. Beyond it, one message says so, and the rest is dropped. */
const mostBytes = 10 * 1024 * 1024;
const longestLine = 16 * 1024;
/** The length that Lambda returns for `LogType: Tail`, and that errors show. */
const tailBytes = 4 * 1024;

type Stream = 'stdout' | 'stderr';

interface Flow {
  pause(): void;
  resume(): void;
}

/**
 * The output of a function that runs elsewhere. It is copied to our own output, where functions in this process print,
 * and line by line to the log. The size of a line and of an invocation's output is limited.
 */
export class FunctionOutput {
  private requestId: string | undefined;
  private bytes = 0;
  private last = '';
  private readonly open: Record<Stream, string> = { stdout: '', stderr: '' };
  private readonly decoders = { stdout: new StringDecoder('utf8'), stderr: new StringDecoder('utf8') };

  constructor(
    private readonly functionName: string,
    private logs: FunctionLogs | undefined,
    private readonly flow: Flow,
  ) {}

  /** Assigns the output from now on to this invocation. */
  begin(requestId: string | undefined, logs: FunctionLogs | undefined): void {
    this.finishLines();
    this.requestId = requestId;
    this.logs = logs ?? this.logs;
    this.bytes = 0;
    this.last = '';
  }

  /** The end of the invocation's output. */
  get tail(): string {
    return this.last;
  }

  write(stream: Stream, chunk: Buffer): void {
    if (this.bytes >= mostBytes) return;
    this.bytes += chunk.length;
    const text = this.decoders[stream].write(chunk);
    this.last = (this.last + text.slice(-tailBytes)).slice(-tailBytes);
    this.addLines(stream, text);
    const out = process[stream];
    if (!out.write(chunk)) {
      this.flow.pause();
      out.once('drain', () => this.flow.resume());
    }
    if (this.bytes < mostBytes) return;
    const amount = `${mostBytes / 1024 / 1024} MiB`;
    process.stderr.write(
      `stepmill: Function '${this.functionName}' prints more than ${amount} in one invocation; the rest is not shown.\n`,
    );
  }

  finishLines(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (this.open[stream] !== '') this.addLine(stream, this.open[stream]);
      this.open[stream] = '';
    }
  }

  private addLines(stream: Stream, text: string): void {
    if (this.logs === undefined) return;
    const lines = (this.open[stream] + text).split('\n');
    const open = lines.pop()!;
    for (const line of lines) this.addLine(stream, line);
    this.open[stream] = open.slice(0, longestLine);
  }

  private addLine(stream: Stream, line: string): void {
    const { functionName, requestId } = this;
    const text = line.slice(0, longestLine).replace(/\r$/, '');
    this.logs?.add({ functionName, requestId, stream, text, atMs: systemNow() });
  }
}
