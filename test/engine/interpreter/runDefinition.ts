import { createService } from '../../../src/emulator/service/createService';
import { historyInside } from '../../../src/emulator/service/inspect';
import type { ServiceOptions } from '../../../src/emulator/service/ServiceOptions';
import { toText } from '../../../src/util/json';

const roleArn = 'arn:aws:iam::123456789012:role/r';

export const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

export const end = { End: true } as const;

/** A definition that starts with the state S. */
export const one = (state: object, more: object = {}): object => ({ StartAt: 'S', States: { S: state, ...more } });

/** A definition, what it is run with, and what its execution comes to. */
export interface Scenario extends Ended {
  readonly definition: object;
  readonly input?: unknown;
  readonly options?: ServiceOptions;
}

/** What an execution came to. */
export interface Ended {
  /** The output as JSON text; of an execution that failed, its error and cause. */
  readonly end: string;
  /** `3<2 PassStateExited`; with the seconds since the start behind it where some have gone by. */
  readonly events: readonly string[];
}

/** Runs a definition to its end, without waiting for anything real. */
export function runDefinition(definition: object, input: unknown = {}, options: ServiceOptions = {}): Ended {
  const service = createService({ time: 'skip', seed: 1, startTime: 0, ...options });
  const machine = { name: 'M', definition: JSON.stringify(definition), roleArn };
  const { stateMachineArn } = service.call('CreateStateMachine', machine) as { stateMachineArn: string };
  const start = { stateMachineArn, name: 'e', input: JSON.stringify(input) };
  const { executionArn } = service.call('StartExecution', start) as { executionArn: string };
  // However long its first slice took.
  service.drain();
  const { status, output, error, cause } = service.execution(executionArn)!;
  const events = historyInside(service, executionArn).map(
    ({ id, previousEventId, type, timestamp }) =>
      `${id}<${previousEventId} ${type}${timestamp > 0 ? ` +${timestamp}` : ''}`,
  );
  const end = status === 'SUCCEEDED' ? toText(output!) : `${status} ${error ?? ''}: ${cause ?? ''}`;
  service.close();
  return { end, events };
}
