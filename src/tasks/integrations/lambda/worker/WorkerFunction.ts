import type { FunctionLogs } from '../FunctionLogs';
import type { FunctionRunner } from '../LocalFunction';
import type { Invocation } from '../Invocation';
import type { WorkerSettings } from './messages';
import { placeOfHandler } from '../FunctionCall';
import { variablesOf, type FunctionSources } from '../environment/variablesOf';
import { ownServers } from '../../border/hosts';
import { ClientEndpoint } from '../../protocols/ClientEndpoint';
import type { Client } from '../../protocols/answerRequest';
import { clientOf } from '../clientOf';
import { Sandbox } from './Sandbox';
import type { FunctionEnd } from '../FunctionEnd';

/**
 * A function in worker threads: one for each account and region in which it is invoked. A thread is started at the
 * first invocation. It is replaced after a file that the handler loaded has changed, or after something that ends a
 * Lambda runtime.
 */
export class WorkerFunction implements FunctionRunner {
  private readonly places = new Map<string, WorkerPlace>();

  constructor(
    private readonly settings: WorkerSettings,
    private readonly environment: FunctionSources = { template: () => undefined, passing: {} },
    private readonly logs?: FunctionLogs,
  ) {}

  invoke(invocation: Invocation): Promise<FunctionEnd> {
    const { accountId, region } = placeOfHandler(invocation.call);
    const key = `${accountId}/${region}`;
    let place = this.places.get(key);
    if (place === undefined)
      this.places.set(key, (place = new WorkerPlace(this.settings, this.environment, this.logs)));
    return place.invoke(invocation);
  }

  close(when: 'now' | 'afterwards' | 'reset'): void {
    for (const place of this.places.values()) place.close(when);
    this.places.clear();
  }
}

/** The thread of a function in one account and region, and the endpoint of its AWS clients. */
class WorkerPlace {
  private sandbox: Sandbox | undefined;
  private readonly endpoint: ClientEndpoint;
  private first: Invocation | undefined;
  private startedWith: string | undefined;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly environment: FunctionSources,
    private readonly logs: FunctionLogs | undefined,
  ) {
    this.endpoint = new ClientEndpoint(() => this.client());
  }

  async invoke(invocation: Invocation): Promise<FunctionEnd> {
    this.first ??= invocation;
    if (this.endpoint.url === undefined) await this.endpoint.open();
    const variables = this.variables(invocation);
    const text = JSON.stringify(variables);
    // A thread keeps the environment that it was started with.
    if (this.sandbox?.isCurrent() === false || text !== this.startedWith) this.retire();
    this.sandbox ??= new Sandbox(this.settingsNow(), variables, this.logs);
    this.startedWith = text;
    return this.sandbox.invoke(invocation);
  }

  close(when: 'now' | 'afterwards' | 'reset'): void {
    if (when === 'afterwards') this.retire();
    else this.sandbox?.terminate();
    this.endpoint.close();
  }

  private retire(): void {
    this.sandbox?.retire();
    this.sandbox = undefined;
  }

  private settingsNow(): WorkerSettings {
    const mayCallAws = this.environment.passing.awsCalls === 'allow';
    const endpointPort = Number(new URL(this.endpoint.url!).port);
    return { ...this.settings, mayCallAws, ownPorts: ownServers(), endpointPort };
  }

  private variables({ call, local }: Invocation): Record<string, string> {
    const place = { functionName: this.settings.functionName, memoryMb: local.memoryMb, ...placeOfHandler(call) };
    const { template, given, passing } = this.environment;
    return variablesOf(place, { template: template(), given, passing, endpoint: () => this.endpoint.url }).all();
  }

  /** Connections of the thread itself end in it. Others come from programs that it has started. */
  private client(): Client {
    return this.sandbox?.clientOf(undefined) ?? clientOf(this.settings.functionName, this.first!, undefined);
  }
}
