import type { HistoryEventType } from './historyEvents';
import type { Json } from '../util/json';

/**
 * The details of an event in the interpreter: `input`, `output` and `parameters` are values, not JSON strings.
 * Members that are `undefined` are absent.
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

/**
 * How the wire shows each member of the details: a value as a JSON string, variables with such values, or unchanged.
 */
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

/** One event, in compact form. `eventToWire` converts it to its form in GetExecutionHistory. */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly type: HistoryEventType;
  /** Epoch milliseconds on the emulator's clock. */
  readonly timestamp: number;
  readonly details: EventDetails | undefined;
}
