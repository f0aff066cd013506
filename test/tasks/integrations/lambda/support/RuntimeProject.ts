import type { Expiring } from '../../../../../src/clock/Timeline';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callHandler } from '../../../../../src/tasks/integrations/lambda/callHandler';
import { LocalAnswer, type FunctionAnswer } from '../../../../../src/tasks/integrations/lambda/FunctionAnswer';
import type { Invocation } from '../../../../../src/tasks/integrations/lambda/Invocation';
import {
  readPayload,
  type InvokeParameters,
  type Payload,
} from '../../../../../src/tasks/integrations/lambda/FunctionCall';
import type { CommandOptions } from '../../../../../src/tasks/integrations/lambda/LocalFunction';
import { LocalFunctions } from '../../../../../src/tasks/integrations/lambda/LocalFunctions';
import type { Json } from '../../../../../src/util/json';
import { findPython } from '../../../../clients/support/installed';
import type { FunctionEnd } from '../../../../../src/tasks/integrations/lambda/FunctionEnd';

export const python = findPython();

/** Skips tests that need Python, with a message, where it is not installed. */
export const describePython: jest.Describe = python === undefined ? describe.skip : describe;
if (python === undefined) console.warn('There is no python3 here: handlers of Python are not run.');

/** A folder with handlers, and a registry whose functions run in processes. */
export class RuntimeProject {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-runtime-')));
  readonly functions = new LocalFunctions();
  /** What was written to standard error. */
  readonly told: string[] = [];
  private readonly spies: jest.SpyInstance[] = [];
  private count = 0;
  private later = Date.now();

  /** Takes what functions print, so that it does not stand among the results. */
  quiet(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const spy = jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
        if (stream === 'stderr') this.told.push(String(chunk));
        return true;
      });
      this.spies.push(spy);
    }
  }

  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    this.later += 5000;
    fs.utimesSync(file, this.later / 1000, this.later / 1000);
    return file;
  }

  /** A function of Node in a process of its own; `source` has `exports.handler`. */
  node(name: string, source: string, options: Partial<CommandOptions> = {}): void {
    this.write(`${name}/index.js`, source);
    const folder = path.join(this.folder, name);
    const command = `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ./index.handler`;
    this.functions.registerCommand(name, { command, folder, ...options });
  }

  /** A function of Python; `source` has `handler`. */
  python(name: string, source: string, options: Partial<CommandOptions> = {}): void {
    this.write(`${name}/app.py`, source);
    const folder = path.join(this.folder, name);
    const command = `exec "${python}" "$STEPMILL_PYTHON_BOOTSTRAP" app.handler`;
    this.functions.registerCommand(name, { command, folder, ...options });
  }

  /** What the Invoke API answers: the value, or the error. Rejects with a mistake of the tester. */
  async invoke(name: string, event: Json = {}, more: Partial<InvokeParameters> = {}): Promise<unknown> {
    const answer = await this.answer(name, event, more);
    const { value, functionError, timedOutAfterSeconds } = answer;
    if (functionError === undefined) return value;
    return { functionError, payload: value, ...(timedOutAfterSeconds !== undefined && { timedOutAfterSeconds }) };
  }

  async answer(name: string, event: Json = {}, more: Partial<InvokeParameters> = {}): Promise<FunctionAnswer> {
    const payload = readPayload(event) as Payload;
    const call = {
      parameters: { functionName: name, payload, ...more },
      task: { executionArn: 'arn:aws:states:eu-west-1:123456789012:execution:m:e', now: 0 },
    };
    const use = (end: FunctionEnd, invocation: Invocation) => new LocalAnswer(invocation, end);
    return await callHandler(this.functions.find(name)!, call, this.io(), use);
  }

  /** Ids are `…01`, `…02` in the order of the invocations. */
  private io() {
    this.count += 1;
    const id = this.count;
    const start = Date.now();
    let drawn = 0;
    return {
      now: () => 1_700_000_000_000 + (Date.now() - start),
      realNow: Date.now,
      random: () => ((drawn += 1) === 1 ? id / 0x1_0000_0000 : 0),
      functions: this.functions,
      afterRealMs(ms: number, expiring: Expiring) {
        const timer = setTimeout(() => expiring.expire(), ms);
        return { cancel: () => clearTimeout(timer) };
      },
    };
  }

  remove(): void {
    this.functions.endRunners();
    this.spies.splice(0).forEach((spy) => spy.mockRestore());
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that exited by itself is no longer listed.
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
}

/** Waits until it holds. A test that waits in vain is ended by Jest. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}
