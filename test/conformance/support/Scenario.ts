import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import { prefix, TestService } from '../../emulator/operations/support/testService';

/** An event as `id<previousEventId Type`, with the time since the start where some has passed, and its details. */
export type Line = readonly [event: string, details?: Readonly<Record<string, unknown>>];

interface WireEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: string;
  readonly timestamp: number;
}

/** A service whose time passes only when the test says so, and what the recorded scenarios ask of it. */
export class Scenario extends TestService {
  constructor(options: ServiceOptions = {}) {
    super({ time: 'manual', ...options });
  }

  /** Creates a machine and starts it. */
  async run(definition: object, input: unknown = {}, more: object = {}): Promise<string> {
    const stateMachineArn = await this.createMachine('M', { definition: JSON.stringify(definition), ...more });
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    return (await this.call('StartExecution', { stateMachineArn, input: text })).executionArn;
  }

  /** Takes a task of the activity, as a worker does. */
  async lease(activityArn: string, workerName = 'w'): Promise<{ taskToken: string; input: string }> {
    return this.call('GetActivityTask', { activityArn, workerName });
  }

  /** Calls with a token that is no good any more, each of which must say so. */
  async callsOfLateWorker(taskToken: string): Promise<unknown[]> {
    return [
      await this.errorOf('SendTaskHeartbeat', { taskToken }),
      await this.errorOf('SendTaskSuccess', { taskToken, output: '{}' }),
      await this.errorOf('SendTaskFailure', { taskToken, error: 'Worker.Late', cause: 'late' }),
    ];
  }

  async describe(executionArn: string): Promise<any> {
    return this.call('DescribeExecution', { executionArn });
  }

  /** When the execution has ended: answers of functions come through promises. */
  async ended(executionArn: string): Promise<any> {
    for (;;) {
      const description = await this.describe(executionArn);
      if (description.status !== 'RUNNING') return description;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The whole history. `inputDetails` and `outputDetails` are left out where nothing is truncated. */
  async history(executionArn: string): Promise<Line[]> {
    const { events } = await this.call('GetExecutionHistory', { executionArn });
    const startedAt = (events as WireEvent[])[0]!.timestamp;
    return (events as WireEvent[]).map((event) => {
      const seconds = Math.round((event.timestamp - startedAt) * 1000) / 1000;
      const head = `${event.id}<${event.previousEventId} ${event.type}${seconds === 0 ? '' : ` after ${seconds} s`}`;
      const details = Object.entries(event).find(([name]) => name.endsWith('EventDetails'))?.[1] as object | undefined;
      return details === undefined ? [head] : [head, withoutWhole(details)];
    });
  }
}

function withoutWhole(details: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).filter(
      ([name, value]) => !/^(in|out)putDetails$/.test(name) || JSON.stringify(value) !== '{"truncated":false}',
    ),
  );
}

/** The scenario of the test that runs; a fresh one for each. */
export function useScenario(options: ServiceOptions = {}): Scenario {
  let current: Scenario | undefined;
  beforeEach(() => {
    current = new Scenario(options);
  });
  afterEach(() => current!.close());
  return new Proxy({} as Scenario, {
    get: (_target, name) => {
      const value = Reflect.get(current!, name);
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}

/** The answer to a late worker, whatever it calls. */
export function timedOut(activityArn: string): object {
  return { code: 'TaskTimedOut', message: `Task Timed Out: '${activityArn}'` };
}

export const activityArn = (name: string): string => `${prefix}:activity:${name}`;
