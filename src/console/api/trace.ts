import type { Json } from '../../util/json';
import { control } from './control';
import { scopeOfArn } from './aws';
import type { ExecutionStatus, WireEvent } from './types';

// What the console reads of the control API's story of an execution.

export interface TracedVisit {
  /** The id of its Entered event. */
  readonly id: number;
  readonly state: string;
  readonly choice?: {
    readonly next?: string;
    readonly rule?: number | 'Default';
    readonly lines: readonly string[];
  };
  readonly stages?: {
    readonly stages: Readonly<Record<string, Json>>;
    readonly settings?: Readonly<Record<string, number>>;
    readonly errorDetails?: Readonly<Record<string, number>>;
    readonly variables?: Readonly<Record<string, Json>>;
  };
  readonly stagesUnknown?: string;
}

export interface TracedExecution {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly status: ExecutionStatus;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly redriveCount?: number;
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

export function fetchTrace(
  executionArn: string,
  include: readonly ('stages' | 'events' | 'definition')[],
  signal?: AbortSignal,
): Promise<TracedExecution> {
  const query = include.length === 0 ? '' : `?include=${include.join(',')}`;
  const path = `/executions/${encodeURIComponent(executionArn)}/trace${query}`;
  return control<TracedExecution>('GET', path, scopeOfArn(executionArn), signal === undefined ? {} : { signal });
}
