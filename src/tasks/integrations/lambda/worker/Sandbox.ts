import type { FunctionLogs } from '../FunctionLogs';
import type { Invocation } from '../Invocation';
import type { ClientAnswerMessage, WorkerData, WorkerSettings, FromWorker, ToWorker } from './messages';
import { join } from 'node:path';
import { codeExtension, codeFolder } from '../../../../util/place';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { HarnessError } from '../../../../errors/HarnessError';
import { timedOut } from '../handlerEnds';
import { FunctionOutput } from '../FunctionOutput';
import { fileStamp } from './trackFiles';
import { functionArnOf } from '../FunctionCall';
import { toCompactText } from '../../../../util/json';
import type { Client } from '../../protocols/answerRequest';
import { clientOf } from '../clientOf';
import type { FunctionEnd } from '../FunctionEnd';

type Asks = Extract<FromWorker, { asks: number }>;

interface Pending {
  readonly invocation: Invocation;
  /** Restarts its time limit once the function is loaded. */
  restart(): void;
  resolve(end: FunctionEnd): void;
  reject(error: unknown): void;
}

/**
 * AWS: loading a function (the init phase) may take ten seconds before the time limit of its first invocation starts.
 */
const loadingMs = 10_000;

/** A worker thread with one function, with its files as they were when it was started. */
export class Sandbox {
  private readonly worker: Worker;
  /** Not reachable by the handler. */
  private readonly port: MessagePort;
  private readonly output: FunctionOutput;
  private readonly pending = new Map<number, Pending>();
  private readonly stamps = new Map<string, string>();
  private readonly functionName: string;
  private last: Invocation | undefined;
  private lastId = 0;
  private isRetired = false;
  private isLoaded = false;

  constructor(settings: WorkerSettings, environment: Readonly<Record<string, string>>, logs: FunctionLogs | undefined) {
    this.functionName = settings.functionName;
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData: WorkerData = { settings, port: port2 };
    const file = join(codeFolder, `tasks/integrations/lambda/worker/entry${codeExtension}`);
    this.worker = new Worker(file, {
      workerData,
      transferList: [port2],
      env: environment,
      stdout: true,
      stderr: true,
      name: settings.functionName,
    });
    const { stdout, stderr } = this.worker;
    this.output = new FunctionOutput(settings.functionName, logs, {
      pause: () => void (stdout.pause(), stderr.pause()),
      resume: () => void (stdout.resume(), stderr.resume()),
    });
    stdout.on('data', (chunk: Buffer) => this.output.write('stdout', chunk));
    stderr.on('data', (chunk: Buffer) => this.output.write('stderr', chunk));
    this.port.on('message', (message: FromWorker) => this.hear(message));
    // While an invocation runs, the thread itself keeps the process running.
    this.port.unref();
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      // AWS: a function that exceeds its memory is killed.
      const how = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'signal: killed' : 'exit status 1';
      process.stderr.write(`stepmill: Function '${settings.functionName}' has ended its runtime: ${error.message}\n`);
      this.end(how);
    });
    this.worker.on('exit', (code) => this.end(`exit status ${code}`));
    this.worker.unref();
  }

  /** Whether it takes further invocations: nothing has ended its runtime, and its files are unchanged. */
  isCurrent(): boolean {
    if (this.isRetired) return false;
    for (const [file, stamp] of this.stamps) if (fileStamp(file) !== stamp) return false;
    return true;
  }

  invoke(invocation: Invocation): Promise<FunctionEnd> {
    const id = ++this.lastId;
    this.last = invocation;
    const { requestId, call, local, io } = invocation;
    const { payload, qualifier, clientContext } = call.parameters;
    return new Promise((resolve, reject) => {
      const expire = (): void => {
        this.take(id)?.resolve(timedOut(invocation));
        // It may loop forever. AWS: a function that times out restarts, too.
        this.retire();
      };
      const limitMs = local.timeoutSeconds * 1000;
      let limit = io.afterRealMs(this.isLoaded ? limitMs : loadingMs + limitMs, { expire });
      if (this.pending.size === 0) this.worker.ref();
      // The output of concurrent invocations cannot be told apart.
      this.output.begin(this.pending.size === 0 ? requestId : undefined, io.functions?.logs);
      this.pending.set(id, {
        invocation,
        restart: () => {
          limit.cancel();
          limit = io.afterRealMs(limitMs, { expire });
        },
        resolve: (end) => (limit.cancel(), resolve(end)),
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever it was, as it was
        reject: (error) => (limit.cancel(), reject(error)),
      });
      const { timeoutSeconds, memoryMb } = local;
      const functionArn = functionArnOf(call);
      const message: ToWorker = {
        id,
        requestId,
        functionArn,
        qualifier,
        payload: payload.text,
        clientContext,
        timeoutSeconds,
        memoryMb,
      };
      this.port.postMessage(message);
    });
  }

  /**
   * The identity of an AWS client: the invocation with this request id or, without one, the only running invocation.
   */
  clientOf(requestId: string | undefined): Client | undefined {
    const all = [...this.pending];
    const found =
      requestId === undefined
        ? all[all.length === 1 ? 0 : -1]
        : all.find(([, { invocation }]) => invocation.requestId === requestId);
    if (found === undefined) return undefined;
    const [id, { invocation }] = found;
    return clientOf(invocation.local.name, invocation, (mistake) => {
      const pending = this.take(id);
      pending?.reject(mistake);
      return pending !== undefined;
    });
  }

  /** Takes no further invocations, and ends after the last running one. */
  retire(): void {
    this.isRetired = true;
    if (this.pending.size === 0) this.terminate();
  }

  /** Ends immediately; running invocations fail. */
  terminate(): void {
    this.isRetired = true;
    void this.worker.terminate();
  }

  private hear(message: FromWorker): void {
    if ('files' in message) {
      for (const [file, stamp] of message.files) this.stamps.set(file, stamp);
    } else if ('fault' in message) {
      process.stderr.write(`stepmill: ${message.fault}\n`);
      this.retire();
    } else if ('unloadable' in message) {
      const error = new HarnessError(message.unloadable);
      for (const id of [...this.pending.keys()]) this.take(id)?.reject(error);
      this.retire();
    } else if ('loaded' in message) {
      this.isLoaded = true;
      for (const pending of this.pending.values()) pending.restart();
    } else if ('asks' in message) void this.ask(message);
    else if ('refused' in message) {
      const { calls, fail } = this.callerOf(message.requestId);
      calls.mistake(new HarnessError(message.refused), fail);
    } else if ('value' in message) this.take(message.id)?.resolve(message);
    else this.take(message.id)?.reject(new HarnessError(message.mistake));
  }

  /** Returns a call of an AWS client in the thread. */
  private async ask({ asks: answers, requestId, call, mayPass }: Asks): Promise<void> {
    const { calls, caller, fail } = this.callerOf(requestId);
    const asked = { ...call, caller };
    let message: ClientAnswerMessage;
    try {
      const answer = await (mayPass ? calls.answerOrPass(asked, fail) : calls.answer(asked, fail));
      if (typeof answer !== 'object' || !('output' in answer)) message = { answers, answer };
      else {
        const { output, ...others } = answer;
        message = { answers, answer: { ...others, text: toCompactText(output) } };
      }
    } catch (mistake) {
      message = { answers, mistake: mistake instanceof Error ? mistake.message : String(mistake) };
    }
    this.port.postMessage(message);
  }

  /** For an invocation that is over, or for none, the caller is the last one. */
  private callerOf(requestId: string | undefined): Client {
    return this.clientOf(requestId) ?? clientOf(this.functionName, this.last!, undefined);
  }

  private take(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    if (this.pending.size > 0) return pending;
    this.worker.unref();
    if (this.isRetired) this.terminate();
    return pending;
  }

  /** Called when the thread has ended. */
  private end(how: string): void {
    this.isRetired = true;
    for (let next = receiveMessageOnPort(this.port); next !== undefined; next = receiveMessageOnPort(this.port))
      this.hear(next.message as FromWorker);
    this.port.close();
    for (const [id, { invocation }] of [...this.pending]) {
      const errorMessage = `RequestId: ${invocation.requestId} Error: Runtime exited with error: ${how}`;
      const value = { errorType: 'Runtime.ExitError', errorMessage };
      this.take(id)?.resolve({ value, functionError: 'Unhandled' });
    }
  }
}
