import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { findPython } from './installed';
import { environment, type ClientRunner } from './runClient';

/** A Python that can import it; version 2 is also given out as a program without one. */
const python = findPython('awscli');

/** The AWS CLI at a server: loaded once for all commands, which takes ten times as long as one of them. */
export class AwsCli {
  private readonly child;
  private readonly lines;
  private readonly run: ClientRunner;

  constructor(url: string, run: ClientRunner) {
    this.run = run;
    if (python === undefined) return;
    this.child = spawn(python, [path.join(__dirname, 'aws_cli.py')], {
      env: { ...process.env, ...environment(url) },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.lines = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  /** What a command prints. */
  async call(...args: readonly string[]): Promise<string> {
    if (this.child === undefined) return this.run('aws', args);
    this.child.stdin.write(`${JSON.stringify(args)}\n`);
    const { value } = await this.lines!.next();
    const [status, output, errors] = JSON.parse(value) as [status: number, output: string, errors: string];
    if (status !== 0) throw new Error(`aws ${args.join(' ')}: ${errors}`);
    return output;
  }

  async end(): Promise<void> {
    if (this.child === undefined) return;
    this.child.stdin.end();
    await once(this.child, 'close');
  }
}
