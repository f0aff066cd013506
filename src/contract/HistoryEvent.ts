import type { HistoryEventType } from './historyEvents';
import type { Json } from '../util/json';

/**
 * The details of an event as the interpreter has them: `input`, `output` and `parameters` are values, not yet text.
 * Members that are `undefined` are not there.
 */
export interface EventDetails {
  readonly name?: string;
  readonly index?: number;
  readonly length?: number;
  readonly input?: Json;
  readonly output?: Json;
  readonly parameters?: Json;
  readonly assignedVariables?: Readonly<Record<string, Json>> | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly state?: string;
  readonly location?: string | undefined;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly region?: string;
  readonly timeoutInSeconds?: number | undefined;
  readonly heartbeatInSeconds?: number | undefined;
  readonly taskCredentials?: { readonly roleArn: string } | undefined;
  readonly workerName?: string | undefined;
  readonly roleArn?: string;
  readonly stateMachineAliasArn?: string | undefined;
  readonly stateMachineVersionArn?: string | undefined;
  readonly redriveCount?: number;
  readonly mapRunArn?: string;
}

/** Each member of the details: a value that the wire has as JSON, variables with such values, or what it is. */
export const eventDetails = {
  name: 'plain',
  index: 'plain',
  length: 'plain',
  input: 'json',
  output: 'json',
  parameters: 'json',
  assignedVariables: 'variables',
  error: 'plain',
  cause: 'plain',
  state: 'plain',
  location: 'plain',
  resource: 'plain',
  resourceType: 'plain',
  region: 'plain',
  timeoutInSeconds: 'plain',
  heartbeatInSeconds: 'plain',
  taskCredentials: 'plain',
  workerName: 'plain',
  roleArn: 'plain',
  stateMachineAliasArn: 'plain',
  stateMachineVersionArn: 'plain',
  redriveCount: 'plain',
  mapRunArn: 'plain',
} as const satisfies Readonly<Record<keyof EventDetails, 'json' | 'variables' | 'plain'>>;

/** One event, compact; `eventToWire` turns it into what GetExecutionHistory answers. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Epoch milliseconds on the emulator's clock. */
  readonly timestamp: number;
  readonly details: EventDetails | undefined;
}
