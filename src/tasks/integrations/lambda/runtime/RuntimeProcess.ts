import { afterTurn, startSystemTimer } from '../../../../clock/system';
import type { Timer } from '../../../../clock/Timeline';
import { HarnessError } from '../../../../errors/HarnessError';
import { timedOut } from '../handlerEnds';
import type { FunctionLogs } from '../FunctionLogs';
import type { Invocation } from '../Invocation';
import { ProcessGroup, type Command, type ProcessEnd } from './ProcessGroup';
import { RuntimeApi, type RuntimeListener, type RuntimeReply } from './RuntimeApi';
import { invocationHeaders } from './invocationHeaders';
import { describeEnd, exited } from './exited';
import { describeInitError, endOfReply } from './runtimeErrors';
import { FunctionOutput } from '../FunctionOutput';
import { answerHttp } from '../../protocols/answerHttp';
import type { Client } from '../../protocols/answerRequest';
import { clientOf } from '../clientOf';
import { connectionRefused } from '../../border/connectionRefused';
import type { FunctionEnd } from '../FunctionEnd';

/** An invocation for a process, and what waits for its end. */
export interface Job {
  readonly invocation: Invocation;
  /** Which processes may run it. */
  readonly kind: string;
  resolve(end: FunctionEnd): void;
  reject(error: unknown): void;
}

export interface Prepared {
  readonly command: Command;
  readonly environment: Readonly<Record<string, string>>;
}

interface ProcessSettings {
  readonly functionName: string;
  readonly folder: string;
  /** `endpoint`: the URL that its AWS clients are to call. */
  readonly prepare: (endpoint: string) => Promise<Prepared>;
  /** The invocation that it is started for. */
  readonly first: Invocation;
  /** How long the process may take to request its first invocation. */
  readonly initSeconds: number;
}

export interface ProcessOwner {
  readonly logs: FunctionLogs | undefined;
  /** Called when the process waits for an invocation. */
  idle(process: RuntimeProcess): void;
  /** Called when it takes no further invocations. `error`: why it never did. */
  gone(process: RuntimeProcess, error: HarnessError | undefined): void;
}

const lateMs = 1_000;
const tooLateMs = 10_000;

/** A process that implements the Runtime API, and runs one invocation after the other. */
export class RuntimeProcess implements RuntimeListener {
  /** Processes of one kind share an environment. */
  readonly kind: string;
  private readonly api: RuntimeApi;
  private readonly output: FunctionOutput;
  private group: ProcessGroup | undefined;
  private job: Job | undefined;
  private limit: Timer | undefined;
  private readonly initLimit: Timer;
  private command: Command = '';
  private hasStarted = false;
  private hasAnswered = false;
  /** It has responded, but does not request the next invocation. */
  private isLate = false;
  private lateness: Timer | undefined;
  private isRetired = false;
  private isGone = false;

  constructor(
    kind: string,
    private readonly settings: ProcessSettings,
    private readonly owner: ProcessOwner,
  ) {
    this.kind = kind;
    this.api = new RuntimeApi(this, (request, response) => answerHttp(request, response, this.client()));
    this.output = new FunctionOutput(settings.functionName, owner.logs, {
      pause: () => this.group?.pause(),
      resume: () => this.group?.resume(),
    });
    const { initSeconds } = settings;
    const limit = `does not request an invocation within ${initSeconds} s. It must implement Lambda's Runtime API`;
    // Keeps our process running until it has started, because an invocation waits for it.
    this.initLimit = startSystemTimer(initSeconds * 1000, () => this.fail(limit));
    void this.start();
  }

  /** The id of the invocation that it has not yet answered. */
  get requestId(): string | undefined {
    return this.hasAnswered ? undefined : this.job?.invocation.requestId;
  }

  get isBusy(): boolean {
    return this.job !== undefined;
  }

  get isIdle(): boolean {
    return this.api.isWaiting && this.job === undefined && !this.isRetired;
  }

  /** Whether it is starting, or has finished an invocation, and will soon wait for one. */
  get isComing(): boolean {
    return this.job === undefined && !this.api.isWaiting && !this.isLate;
  }

  /** Runs an invocation. Only call it when the process is idle. */
  run(job: Job): void {
    const { invocation } = job;
    const { requestId, call, local, io } = invocation;
    this.job = job;
    this.hasAnswered = false;
    this.group?.hold(true);
    this.output.begin(requestId, io.functions?.logs);
    invocation.begin();
    const limitMs = local.timeoutSeconds * 1000;
    const expire = (): void => {
      // AWS: a function that hits its time limit restarts.
      this.finish(timedOut(invocation));
      this.kill();
    };
    this.limit = io.afterRealMs(limitMs, { expire });
    this.api.give(invocationHeaders(invocation, limitMs), call.parameters.payload.text);
  }

  /** Takes no further invocations, and ends after the current one. */
  retire(): void {
    this.isRetired = true;
    if (this.job === undefined) this.stop();
  }

  /** Ends, including a running invocation. */
  stop(): void {
    this.isRetired = true;
    if (this.group === undefined) this.leave(undefined);
    else this.group.end();
  }

  ready(): void {
    this.hasStarted = true;
    this.initLimit.cancel();
    this.lateness?.cancel();
    this.isLate = false;
    if (!this.isRetired) this.owner.idle(this);
  }

  ended(reply: RuntimeReply): void {
    this.hasAnswered = true;
    const { fault, ...end } = endOfReply(reply);
    const { functionName } = this.settings;
    if (fault !== undefined) process.stderr.write(`stepmill: Function '${functionName}' ${fault}\n`);
    // Its earlier output comes first.
    const { job } = this;
    afterTurn(() => {
      if (this.job === job) this.finish(end);
    });
  }

  cannotStart({ text = '' }: RuntimeReply): void {
    this.fail(`cannot be loaded: ${describeInitError(text)}`);
  }

  refused(host: string): void {
    const { calls, fail } = this.client();
    calls.mistake(connectionRefused(this.settings.functionName, host), fail);
  }

  private async start(): Promise<void> {
    const { settings } = this;
    const { folder } = settings;
    try {
      const address = await this.api.listen();
      const { command, environment } = await settings.prepare(`http://${address}`);
      this.command = command;
      if (this.isGone) {
        this.api.close();
        return;
      }
      const all = { ...environment, AWS_LAMBDA_RUNTIME_API: address };
      this.group = new ProcessGroup(
        command,
        { folder, environment: all },
        (stream, chunk) => this.output.write(stream, chunk),
        (end) => this.exit(end),
      );
    } catch (error) {
      this.fail(`cannot be started: ${(error as Error).message}`);
      return;
    }
  }

  /** The identity of its AWS clients: the current invocation or, while it starts, the function. */
  private client(): Client {
    const { job } = this;
    const { functionName, first } = this.settings;
    if (job === undefined) return clientOf(functionName, first, undefined);
    return clientOf(functionName, job.invocation, (mistake) => {
      if (this.job !== job || this.hasAnswered) return false;
      // The test has failed, whatever the process does with the error.
      this.finish(undefined, mistake);
      this.kill();
      return true;
    });
  }

  private finish(end: FunctionEnd | undefined, mistake?: unknown): void {
    const { job } = this;
    if (job === undefined) return;
    this.job = undefined;
    this.limit?.cancel();
    this.group?.hold(false);
    this.output.finishLines();
    if (end === undefined) job.reject(mistake);
    else job.resolve({ ...end, log: this.output.tail });
    if (this.isRetired) this.stop();
    else if (this.isIdle) this.owner.idle(this);
    else this.lateness = startSystemTimer(lateMs, () => this.late());
  }

  /** Still busy, so others are started instead. In the end, it is killed. */
  private late(): void {
    this.isLate = true;
    this.lateness = startSystemTimer(tooLateMs - lateMs, () => this.tooLate(), { keepsRunning: false });
    this.owner.idle(this);
  }

  private tooLate(): void {
    const { functionName } = this.settings;
    const what = `does not request an invocation within ${tooLateMs / 1000} s after its response, and is ended`;
    process.stderr.write(`stepmill: Function '${functionName}' ${what}\n`);
    this.kill();
  }

  /** Called when the process has ended. */
  private exit(end: ProcessEnd): void {
    const { functionName } = this.settings;
    const how = describeEnd(end);
    const requestId = this.job?.invocation.requestId;
    this.output.finishLines();
    if (requestId !== undefined && !this.hasAnswered) {
      process.stderr.write(`stepmill: Function '${functionName}' has ended its runtime: ${how}\n`);
      this.isRetired = true;
      this.finish(exited(requestId, end));
    } else if (!this.hasStarted && !this.isRetired) {
      this.fail(`ends before it requests an invocation: ${how}. It must implement Lambda's Runtime API`);
    }
    this.leave(undefined);
  }

  private fail(why: string): void {
    const { functionName, folder } = this.settings;
    const { command } = this;
    const shown = typeof command === 'string' ? command : command.join(' ');
    const printed = this.output.tail.trim();
    const tail = printed === '' ? '' : `\nIts output ends with:\n${printed.slice(-1500)}`;
    const error = new HarnessError(`Function '${functionName}' ${why}. It is \`${shown}\` in ${folder}.${tail}`);
    this.leave(error);
    this.kill();
  }

  private kill(): void {
    this.isRetired = true;
    this.group?.kill('SIGKILL');
  }

  private leave(error: HarnessError | undefined): void {
    if (this.isGone) return;
    this.isGone = true;
    this.isRetired = true;
    this.initLimit.cancel();
    this.lateness?.cancel();
    this.api.close();
    this.owner.gone(this, error);
  }
}
