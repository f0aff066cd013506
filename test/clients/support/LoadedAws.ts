import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findPython } from './installed';

/**
 * `aws` for scripts that call it: in a folder for their PATH, and loaded once for all that they call. By itself each command
 * takes five times as long. Where no Python has it, or on Windows, the folder is empty: they call the program itself.
 */
export class LoadedAws {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-aws-'));
  private readonly child: ChildProcess | undefined;

  private constructor() {
    const python = process.platform === 'win32' ? undefined : findPython('awscli');
    if (python === undefined) return;
    const socket = path.join(this.folder, 'socket');
    const file = (name: string): string => path.join(__dirname, name);
    const script = `#!/bin/sh\nexec ${python} -I -S '${file('aws.py')}' '${socket}' "$@"\n`;
    fs.writeFileSync(path.join(this.folder, 'aws'), script, { mode: 0o755 });
    this.child = spawn(python, [file('aws_loaded.py'), socket], { stdio: ['pipe', 'pipe', 'inherit'] });
  }

  static async start(): Promise<LoadedAws> {
    const aws = new LoadedAws();
    if (aws.child !== undefined) await once(aws.child.stdout!, 'data');
    return aws;
  }

  /** With the folder first. */
  get PATH(): string {
    return [this.folder, process.env['PATH']].join(path.delimiter);
  }

  async end(): Promise<void> {
    if (this.child !== undefined) {
      this.child.stdin!.end();
      await once(this.child, 'close');
    }
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
