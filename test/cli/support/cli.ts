import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli } from '../../../src/cli/runCli';
import type { Interrupt, Stream, Terminal } from '../../../src/terminal/Terminal';

// The variables of whoever runs the tests say nothing here.
for (const name of ['AWS_ACCOUNT_ID', 'AWS_DEFAULT_REGION', 'SFN_MOCK_CONFIG']) delete process.env[name];

/** A stream that keeps what is written to it. */
export class TextStream implements Stream {
  text = '';
  /** Called after each piece of text. */
  onWrite: () => void = () => undefined;
  readonly isTerminal: boolean;
  readonly colour: boolean;
  readonly columns: number;

  constructor({ isTerminal = false, colour = false, columns = 100 }: Partial<Stream> = {}) {
    this.isTerminal = isTerminal;
    this.colour = colour;
    this.columns = columns;
  }

  write(text: string): void {
    this.text += text;
    this.onWrite();
  }
}

/** A terminal in memory. `interrupt` is Ctrl-C; `print` is what the user's functions do with console.log. */
export class TestTerminal implements Terminal {
  readonly stdout: TextStream;
  readonly stderr = new TextStream();
  readonly environment: Terminal['environment'];
  interrupt: (signal: Interrupt) => void = () => undefined;
  print: (text: string) => void = () => undefined;
  private readonly input: string;

  constructor({ stdout = {}, environment = {}, input = '' }: TerminalOptions = {}) {
    this.stdout = new TextStream(stdout);
    this.environment = environment;
    this.input = input;
  }

  readInput(): Promise<string> {
    return Promise.resolve(this.input);
  }

  onInterrupt(listener: (signal: Interrupt) => void): () => void {
    this.interrupt = listener;
    return () => (this.interrupt = () => undefined);
  }

  intercept(listener: (text: string) => void): () => void {
    this.print = listener;
    return () => (this.print = () => undefined);
  }
}

export interface TerminalOptions {
  readonly stdout?: Partial<Stream>;
  readonly environment?: Terminal['environment'];
  /** Of the standard input. */
  readonly input?: string;
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. How long it took here is `…` in the answer. */
export async function cli(args: readonly string[], options: TerminalOptions = {}): Promise<CliResult> {
  const terminal = new TestTerminal(options);
  const code = await runCli(args, terminal);
  return { code, stdout: withoutRealTime(terminal.stdout.text), stderr: terminal.stderr.text };
}

export function withoutRealTime(text: string): string {
  return text.replace(/\([\dms. ]+ here\)/, '(… here)');
}

/** A folder of its own with these files in it, for as long as the test file runs. */
export function folderWith(files: Readonly<Record<string, string | object>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-cli-')));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Lines of an expected text. */
export function lines(...texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
