import type { HarnessError } from '../../../../errors/HarnessError';
import type { FunctionLogs } from '../FunctionLogs';
import type { FunctionRunner } from '../LocalFunction';
import type { Invocation } from '../Invocation';
import type { Command } from './ProcessGroup';
import { exited } from './exited';
import { RuntimeProcess, type Job, type Prepared, type ProcessOwner } from './RuntimeProcess';
import { SourceStamp } from './SourceStamp';
import { placeOfHandler } from '../FunctionCall';
import type { Passing } from '../environment/developerVariables';
import { variablesOf, type FunctionSources } from '../environment/variablesOf';
import type { FunctionEnd } from '../FunctionEnd';

interface RuntimeSettings {
  readonly functionName: string;
  /** Called for each process if the command has to be searched for. */
  readonly command: Command | (() => Promise<Command>);
  readonly folder: string;
  /** Folders whose sources restart the function when they change. */
  readonly watched: readonly string[];
  /** As in the template. */
  readonly runtime?: string | undefined;
  readonly handler?: string | undefined;
  readonly template: FunctionSources['template'];
  /** Variables that always win. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly initSeconds: number;
  /** The maximum number of processes at a time. */
  readonly processes: number;
  /** Which of the developer's variables it sees. */
  readonly passing: Passing;
}

/**
 * A function in separate processes. They are started for concurrent invocations, and reused until a source file has
 * changed.
 */
export class RuntimeFunction implements FunctionRunner, ProcessOwner {
  readonly logs: FunctionLogs | undefined;
  private readonly processes = new Set<RuntimeProcess>();
  /** Processes that finish their last invocation. */
  private readonly retired = new Set<RuntimeProcess>();
  private queue: Job[] = [];
  private stamp: SourceStamp | undefined;

  constructor(
    private readonly settings: RuntimeSettings,
    logs?: FunctionLogs,
  ) {
    this.logs = logs;
  }

  invoke(invocation: Invocation): Promise<FunctionEnd> {
    return new Promise((resolve, reject) => {
      if (this.stamp?.hasChanged() === true) this.retireAll();
      this.queue.push({ invocation, kind: this.kindOf(invocation), resolve, reject });
      this.serve();
    });
  }

  close(when: 'now' | 'afterwards' | 'reset'): void {
    if (when === 'afterwards') return this.retireAll();
    // Queued invocations end in the same way as running ones.
    for (const { invocation, resolve } of this.queue.splice(0))
      resolve(exited(invocation.requestId, { status: 0, signal: 'SIGTERM' }));
    for (const each of [...this.processes, ...this.retired]) if (when === 'now' || each.isBusy) each.stop();
  }

  idle(): void {
    this.serve();
  }

  gone(process: RuntimeProcess, error: HarnessError | undefined): void {
    const wasWanted = this.processes.delete(process);
    this.retired.delete(process);
    if (error === undefined || !wasWanted) return this.serve();
    // Other processes may still serve the queue; a new one would fail in the same way.
    if (this.processes.size === 0) for (const job of this.queue.splice(0)) job.reject(error);
  }

  /** Gives invocations to idle processes, and starts further processes if there are too few. */
  private serve(): void {
    const waiting = new Map<string, Job>();
    this.queue = this.queue.filter((job) => {
      const { kind } = job;
      const free = [...this.processes].find((each) => each.kind === kind && each.isIdle);
      if (free === undefined) waiting.set(kind, job);
      else free.run(job);
      return free === undefined;
    });
    for (const [kind, job] of waiting) this.startFor(kind, job.invocation);
  }

  private startFor(kind: string, invocation: Invocation): void {
    const wanted = this.queue.filter((job) => job.kind === kind).length;
    const coming = [...this.processes].filter((each) => each.kind === kind && each.isComing).length;
    for (let missing = wanted - coming; missing > 0; missing -= 1) {
      if (this.processes.size >= this.settings.processes && !this.makeRoom()) return;
      const { folder, initSeconds, functionName } = this.settings;
      const prepare = (endpoint: string): Promise<Prepared> => this.prepare(invocation, endpoint);
      const settings = { functionName, folder, initSeconds, prepare, first: invocation };
      this.processes.add(new RuntimeProcess(kind, settings, this));
    }
  }

  /** Ends an idle process that no invocation waits for. */
  private makeRoom(): boolean {
    const idle = [...this.processes].find((each) => each.isIdle);
    if (idle !== undefined) this.retireOne(idle);
    return idle !== undefined;
  }

  private async prepare(invocation: Invocation, endpoint: string): Promise<Prepared> {
    const { folder, watched, passing, command } = this.settings;
    const found = typeof command === 'function' ? await command() : command;
    this.stamp ??= new SourceStamp(watched, folder, found);
    const variables = this.variables(invocation, endpoint);
    return { command: found, environment: passing.awsCalls === 'allow' ? variables : queuesAt(endpoint, variables) };
  }

  private variables({ call, local }: Invocation, endpoint?: string): Record<string, string> {
    const { functionName, handler, runtime, folder, template, environment, passing } = this.settings;
    const place = { functionName, memoryMb: local.memoryMb, ...placeOfHandler(call) };
    const about = { template: template(), given: environment, process: { handler, runtime, folder }, passing };
    return variablesOf(place, { ...about, ...(endpoint !== undefined && { endpoint: () => endpoint }) }).all();
  }

  private retireAll(): void {
    for (const each of [...this.processes]) this.retireOne(each);
  }

  private retireOne(process: RuntimeProcess): void {
    this.processes.delete(process);
    this.retired.add(process);
    process.retire();
  }

  /** A process keeps the environment that it was started with: account, region, and the test's variables. */
  private kindOf(invocation: Invocation): string {
    return JSON.stringify(this.variables(invocation));
  }
}

const queueUrl = /^https:\/\/sqs\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?(\/\d{12}\/[\w.-]+)$/;

/**
 * Variables with the URLs of queues at an endpoint. The SDK for JavaScript sends a message to the host of its queue's URL,
 * whatever endpoint it has.
 */
function queuesAt(endpoint: string, variables: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(variables).map(([name, value]) => [name, value.replace(queueUrl, `${endpoint}$1`)]);
  return Object.fromEntries(entries) as Record<string, string>;
}
