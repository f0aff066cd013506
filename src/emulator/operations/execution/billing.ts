import type { Execution } from '../../../engine/executions/Execution';
import { expressCost, expressMemoryMb, type ExpressUse } from '../../../story/cost/estimateCost';
import { toText, type Json } from '../../../util/json';

/** What AWS bills for an Express execution. */
export interface Billing {
  readonly billedMs: number;
  readonly billedMb: number;
}

/** Below this many events, even 256 KiB of data in each would be billed as the minimum. */
const fewEvents = 50;

/**
 * AWS: memory is billed in steps of 64 MB, time in steps of 100 ms. How much memory an execution takes is not
 * published, except in an estimate of its price: 50 MB, the definition, and the data for each Parallel branch and Map
 * iteration.
 */
export function billingOf(execution: Execution): Billing {
  const isSmall = execution.history.length < fewEvents;
  return expressCost(useOf(execution, isSmall ? { payloadBytes: 0, parallelSteps: 1 } : sizeOf(execution)));
}

/** The same memory before it is rounded. */
export function memoryMbOf(execution: Execution): number {
  return expressMemoryMb(useOf(execution, sizeOf(execution)));
}

interface Size {
  readonly payloadBytes: number;
  readonly parallelSteps: number;
}

function useOf({ startDate, stopDate = startDate, revision }: Execution, size: Size): ExpressUse {
  return { durationMs: stopDate - startDate, definitionBytes: Buffer.byteLength(revision.definition), ...size };
}

function sizeOf({ history }: Execution): Size {
  let payloadBytes = 0;
  let parallelSteps = 0;
  const parallel = new Set<number>();
  for (const { id, type, previousEventId, details = {} } of history.events) {
    if (type === 'ParallelStateStarted') parallel.add(id);
    if (type === 'MapIterationStarted' || (type.endsWith('StateEntered') && parallel.has(previousEventId)))
      parallelSteps += 1;
    payloadBytes = Math.max(payloadBytes, bytesOf(details.input), bytesOf(details.output));
  }
  return { payloadBytes, parallelSteps };
}

function bytesOf(value: Json | undefined): number {
  return value === undefined ? 0 : Buffer.byteLength(toText(value));
}
