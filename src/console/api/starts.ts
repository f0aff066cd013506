import { control } from './control';
import type { Scope } from './aws';

/** Something that a file declares to start state machines. */
export interface Start {
  readonly kind: 'rule' | 'schedule' | 'pipe' | 'restMethod' | 'httpRoute' | 'bucketEvents';
  readonly name: string;
  readonly source: { readonly file: string; readonly line: number };
  /** The names of the state machines that it may start. */
  readonly stateMachines: readonly string[];
  readonly problem?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A schedule, with the time at which it is due next. */
export interface Schedule {
  readonly name: string;
  readonly expression: string;
  readonly zone: string;
  readonly enabled: boolean;
  readonly nextTime?: string;
}

/** What became of a target. */
export interface Target {
  readonly id: string;
  readonly arn: string;
  readonly executionArn?: string;
  readonly failure?: { readonly code: string; readonly message: string };
  readonly notRun?: string;
}

/** What an event has matched. */
export interface SentEvent {
  readonly matched: readonly { readonly name: string; readonly targets: readonly Target[] }[];
  readonly others: readonly {
    readonly name: string;
    readonly mismatches: readonly { readonly field: string; readonly wanted: unknown; readonly got?: unknown }[];
  }[];
}

/** What an API has answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly integration?: { readonly action: string; readonly request: string };
  readonly executionArn?: string;
  readonly why?: string;
}

/** What starts a state machine, and when its schedules are due next. */
export async function startsOf(
  machine: string,
  scope: Scope,
  signal: AbortSignal,
): Promise<{ readonly starts: readonly Start[]; readonly schedules: readonly Schedule[] }> {
  const { starts } = await control<{ starts: readonly Start[] }>('GET', '/starts', scope, { signal });
  const own = starts.filter(({ stateMachines }) => stateMachines.includes(machine));
  const timed = own.some(({ kind, settings }) => kind === 'schedule' || settings['schedule'] !== undefined);
  if (!timed) return { starts: own, schedules: [] };
  return {
    starts: own,
    ...(await control<{ schedules: readonly Schedule[] }>('GET', '/schedules', scope, { signal })),
  };
}

export function sendEvent(event: string, scope: Scope): Promise<SentEvent> {
  return control('POST', '/events', scope, { body: event });
}

export function fireSchedule(name: string, scope: Scope): Promise<{ readonly targets: readonly Target[] }> {
  return control('POST', `/schedules/${encodeURIComponent(name)}/fire`, scope, { body: { evenIfDisabled: true } });
}

export function callApi(request: object, scope: Scope): Promise<ApiAnswer> {
  return control('POST', '/apis/requests', scope, { body: request });
}
