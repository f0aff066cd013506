import type { Expiring, Timer } from '../../clock/Timeline';
import type { TaskControl, TaskOutcome, TaskReply, TaskRequest } from '../../contract/task';
import type { Endpoint, HttpTarget } from '../integrations/endpoints/Endpoint';
import type { EndpointLookup } from '../integrations/endpoints/Endpoints';
import type { ConnectionRegistry } from '../integrations/http/ConnectionRegistry';
import type { ChildExecution, ChildRequest, IntegrationIo, IntegrationServices } from '../integrations/IntegrationIo';
import type { LocalFunctions } from '../integrations/lambda/LocalFunctions';
import type { ObjectStore } from '../integrations/objects/ObjectStore';
import type { Outbox } from '../integrations/outbox/Outbox';
import { seededRandom, type Random } from '../../util/seededRandom';

const nothing = (): void => undefined;
const overTask: TaskControl = {
  endTask: nothing,
  fail: nothing,
  onAbandon: nothing,
  onOutcome: nothing,
  expectEndFrom: nothing,
};

/**
 * What an integration may do for one task. It looks up endpoints, and remembers whether there was one: then the answer
 * comes from outside.
 */
export class TaskIo implements IntegrationIo, EndpointLookup {
  foundEndpoint = false;
  private seeded: Random | undefined = undefined;

  constructor(
    private readonly services: IntegrationServices,
    private readonly request: TaskRequest,
    private control: TaskControl,
  ) {}

  get accountId(): string | undefined {
    return this.services.accountId;
  }

  get functions(): LocalFunctions {
    return this.services.functions;
  }

  get outbox(): Outbox {
    return this.services.outbox;
  }

  get objects(): ObjectStore {
    return this.services.objects;
  }

  get connections(): ConnectionRegistry {
    return this.services.connections;
  }

  get endpoints(): EndpointLookup {
    return this;
  }

  find(service: string): Endpoint | undefined {
    return this.noted(this.services.endpoints.find(service));
  }

  findHttp(url: string): HttpTarget | undefined {
    return this.noted(this.services.endpoints.findHttp(url));
  }

  now(): number {
    return this.services.now();
  }

  /**
   * With a seed, the numbers of a task depend only on its attempt, so they are the same whatever else runs at the time,
   * and in whichever process they are drawn.
   */
  random(): number {
    const { seed } = this.services;
    if (seed === undefined) return this.services.random();
    const { executionArn, state, invocation } = this.request;
    return (this.seeded ??= seededRandom(`${seed}/${executionArn}/${state}/${invocation}`))();
  }

  realNow(): number {
    return this.services.realNow();
  }

  afterRealMs(ms: number, expiring: Expiring): Timer {
    return this.services.afterRealMs(ms, expiring);
  }

  call(operation: string, input: Readonly<Record<string, unknown>>): unknown {
    return this.services.call(operation, input, this.request.executionArn);
  }

  startExecution(start: ChildRequest): ChildExecution {
    return this.services.startExecution(start);
  }

  whyNoMachine(stateMachineArn: string): string | undefined {
    return this.services.whyNoMachine?.(stateMachineArn);
  }

  whyNoActivity(activityArn: string): string | undefined {
    return this.services.whyNoActivity?.(activityArn);
  }

  elsewhere(request: TaskRequest): Promise<TaskReply | undefined> | undefined {
    return this.services.elsewhere?.(request);
  }

  endTask(outcome: TaskOutcome): void {
    const { control } = this;
    this.detach();
    control.endTask(outcome);
  }

  fail(error: unknown): void {
    const { control } = this;
    this.detach();
    control.fail(error);
  }

  onAbandon(listener: () => void): void {
    this.control.onAbandon(listener);
  }

  expectEndFrom(who: 'outside' | 'inside' | 'nobody'): void {
    this.control.expectEndFrom(who);
  }

  detach(): void {
    this.control = overTask;
  }

  private noted<T>(found: T | undefined): T | undefined {
    if (found !== undefined) this.foundEndpoint = true;
    return found;
  }
}
