import type { Expiring, Timer } from '../../../src/clock/Timeline';
import { parseResource } from '../../../src/language/asl/resource';
import type { TaskOutcome, TaskReply, TaskRequest } from '../../../src/contract/task';
import { Endpoints, type EndpointSettings } from '../../../src/tasks/integrations/endpoints/Endpoints';
import { ConnectionRegistry } from '../../../src/tasks/integrations/http/ConnectionRegistry';
import type { TaskAnswer, IntegrationIo } from '../../../src/tasks/integrations/IntegrationIo';
import { answer } from '../../../src/tasks/integrations/integrations';
import { LocalFunctions } from '../../../src/tasks/integrations/lambda/LocalFunctions';
import { ObjectStore } from '../../../src/tasks/integrations/objects/ObjectStore';
import { Outbox } from '../../../src/tasks/integrations/outbox/Outbox';
import type { Json } from '../../../src/util/json';

/** 2024-01-02T03:04:05Z */
export const nowMs = 1704164645000;
export const httpDate = 'Tue, 02 Jan 2024 03:04:05 GMT';

export const executionArn = 'arn:aws:states:eu-west-1:123456789012:execution:Orders:run-1';
export const stateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Orders';

/** A task as the interpreter asks for it. `resource` may leave out `arn:aws:states:::`. */
export function request(resource: string, parameters: Json, more: Partial<TaskRequest> = {}): TaskRequest {
  return {
    executionArn,
    executionName: 'run-1',
    stateMachineArn,
    stateMachineName: 'Orders',
    roleArn: 'arn:aws:iam::123456789012:role/orders',
    state: 'Step',
    resource: parseResource(resource.startsWith('arn:') ? resource : `arn:aws:states:::${resource}`)!,
    parameters,
    attempt: 0,
    invocation: 0,
    iterations: [],
    now: nowMs,
    ...more,
  };
}

/** An IntegrationIo whose time stands still, whose randomness is a constant, and that remembers what was done with it. */
export class TestIo implements IntegrationIo {
  readonly functions = new LocalFunctions();
  readonly outbox = new Outbox();
  readonly objects = new ObjectStore({}, () => nowMs);
  readonly connections = new ConnectionRegistry();
  readonly endpoints: Endpoints;
  /** Outcomes given through `endTask`. */
  readonly ended: TaskOutcome[] = [];
  /** Errors given through `fail`. */
  readonly failed: unknown[] = [];
  readonly calls: [operation: string, input: object][] = [];
  readonly expectations: string[] = [];
  /** Waiting callbacks of `afterRealMs`, called by the test. */
  readonly timers: { ms: number; fire: () => void }[] = [];
  private readonly abandonListeners: (() => void)[] = [];

  constructor(endpoints: EndpointSettings = {}) {
    this.endpoints = new Endpoints(endpoints);
  }

  now(): number {
    return nowMs;
  }
  random(): number {
    return 0;
  }
  realNow(): number {
    return nowMs;
  }
  afterRealMs(ms: number, expiring: Expiring): Timer {
    const timer = { ms, fire: () => expiring.expire() };
    this.timers.push(timer);
    return {
      cancel: () => {
        const at = this.timers.indexOf(timer);
        if (at >= 0) this.timers.splice(at, 1);
      },
    };
  }
  call(operation: string, input: object): unknown {
    this.calls.push([operation, input]);
    return {};
  }
  startExecution(): never {
    throw new Error('this test starts no execution');
  }
  endTask(outcome: TaskOutcome): void {
    this.ended.push(outcome);
  }
  fail(error: unknown): void {
    this.failed.push(error);
  }
  onAbandon(listener: () => void): void {
    this.abandonListeners.push(listener);
  }
  expectEndFrom(who: string): void {
    this.expectations.push(who);
  }
  detach(): void {
    // Nothing here is to be let go.
  }
  /** The task is given up. */
  abandon(): void {
    for (const listener of this.abandonListeners) listener();
  }

  ask(resource: string, parameters: Json, more?: Partial<TaskRequest>): TaskAnswer {
    return answer(request(resource, parameters, more), this);
  }

  async reply(resource: string, parameters: Json, more?: Partial<TaskRequest>): Promise<TaskReply> {
    const reply = await this.ask(resource, parameters, more);
    if (reply === undefined) throw new Error(`nothing answers ${resource}`);
    return reply;
  }
}

/** The UUID that a TestIo makes. */
export const zeroUuid = '00000000-0000-4000-8000-000000000000';

/** SdkHttpMetadata and SdkResponseMetadata of SQS, SNS and Step Functions. */
export function plainMetadata(contentLength: number, contentType = 'application/x-amz-json-1.0'): object {
  const length = String(contentLength);
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: {
        'x-amzn-RequestId': [zeroUuid],
        connection: ['keep-alive'],
        'Content-Length': [length],
        Date: [httpDate],
        'Content-Type': [contentType],
      },
      HttpHeaders: {
        connection: 'keep-alive',
        'Content-Length': length,
        'Content-Type': contentType,
        Date: httpDate,
        'x-amzn-RequestId': zeroUuid,
      },
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: zeroUuid },
  };
}
