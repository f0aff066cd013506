import type { HandledRequest } from '../../emulator/server/HandledRequest';
import type { Stream, Terminal } from '../../terminal/Terminal';

/** What a server prints, the most important first. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const;

export type ServerLogLevel = (typeof logLevels)[number];

/** How a server prints it. */
export interface LogOptions {
  /** Default `info`: all but the requests. */
  readonly logLevel?: ServerLogLevel | undefined;
  /** `json`: an object a line. Default `text`. */
  readonly logFormat?: 'text' | 'json' | undefined;
}

/** The messages of a server on standard error, down to a level, as text or as JSON. */
export class ServerLog {
  /** The terminal for the parts of the server. */
  readonly terminal: Terminal;
  private readonly stream: Stream;
  private readonly most: number;
  private readonly isJson: boolean;

  /** `now`: the time of day, in epoch milliseconds. */
  constructor(
    terminal: Terminal,
    { logLevel = 'info', logFormat = 'text' }: LogOptions,
    private readonly now: () => number,
  ) {
    this.most = logLevels.indexOf(logLevel);
    this.isJson = logFormat === 'json';
    this.stream = terminal.stderr;
    const { isTerminal, colour, columns } = this.stream;
    const stderr: Stream = {
      isTerminal,
      colour: colour && !this.isJson,
      columns,
      write: (text) => (this.isJson ? this.lines(text) : this.print('info', text)),
      message: (kind, text, coloured) => this.tell(kind === 'error' ? 'error' : 'warn', text, coloured),
    };
    this.terminal = {
      stdout: terminal.stdout,
      stderr,
      environment: terminal.environment,
      readInput: () => terminal.readInput(),
      onInterrupt: (listener) => terminal.onInterrupt(listener),
      intercept: (listener) => terminal.intercept(listener),
    };
  }

  /** Prints a request that was answered; `undefined` if the level leaves requests out. */
  get onRequest(): ((request: HandledRequest) => void) | undefined {
    if (this.most < logLevels.indexOf('debug')) return undefined;
    return (request) => {
      const { method, path, operation, status, durationMs } = request;
      const message = `${operation ?? `${method} ${path}`} ${status} ${durationMs.toFixed(1)} ms`;
      this.tell('debug', message, `${message}\n`, request);
    };
  }

  /** The output of functions and executions. */
  private lines(text: string): void {
    for (const line of text.split('\n')) if (line !== '') this.tell('info', line, line);
  }

  private tell(level: ServerLogLevel, message: string, asText: string, more: object = {}): void {
    const time = new Date(this.now()).toISOString();
    this.print(level, this.isJson ? `${JSON.stringify({ time, level, message, ...more })}\n` : asText);
  }

  private print(level: ServerLogLevel, text: string): void {
    if (logLevels.indexOf(level) <= this.most) this.stream.write(text);
  }
}
