import type { Json } from '../../util/json';
import { control } from './control';
import { scopeOfArn } from './aws';
import type { ToldExecution, WireEvent } from './types';

// The part of the control API's execution trace that the console reads.

export interface TracedVisit {
  /** The id of its Entered event. */
  readonly id: number;
  readonly state: string;
  readonly choice?: {
    readonly next?: string;
    readonly rule?: number | 'Default';
    readonly lines: readonly string[];
  };
  readonly variablesBefore?: Readonly<Record<string, Json>>;
  readonly stages?: {
    readonly stages: Readonly<Record<string, Json>>;
    readonly settings?: Readonly<Record<string, number>>;
    readonly errorDetails?: Readonly<Record<string, number>>;
    /** After it. */
    readonly variables?: Readonly<Record<string, Json>>;
  };
  readonly stagesUnknown?: string;
}

interface TracedExecution extends Omit<ToldExecution, 'mapRunArn'> {
  readonly error?: string;
  readonly cause?: string;
  readonly mistake?: string;
  readonly transitions: number;
  readonly cost?: {
    readonly dollars: number;
    readonly transitions?: number;
    readonly billedMs?: number;
    readonly billedMb?: number;
  };
  readonly visits: readonly TracedVisit[];
  readonly events?: readonly WireEvent[];
  readonly definition?: object;
}

/** `visits`: the ids of the visits to include; all if absent, which is expensive for a long execution. */
export function fetchTrace(
  executionArn: string,
  { include = [], visits }: { include?: readonly ('stages' | 'events' | 'definition')[]; visits?: readonly number[] },
  signal: AbortSignal,
): Promise<TracedExecution> {
  const query = new URLSearchParams();
  if (include.length > 0) query.set('include', include.join(','));
  // No visit has the id 0.
  if (visits !== undefined) query.set('visits', visits.length === 0 ? '0' : visits.join(','));
  const path = `/executions/${encodeURIComponent(executionArn)}/trace?${query.toString()}`;
  return control<TracedExecution>('GET', path, scopeOfArn(executionArn), { signal });
}
