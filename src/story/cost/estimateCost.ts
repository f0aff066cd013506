import { pricePerTransition, prices } from './prices';

/** What one execution would have cost on AWS, and how that comes about. */
export type Cost = StandardCost | ExpressCost;

/** What a Standard execution costs: its state transitions, in US dollars. */
export interface StandardCost {
  readonly type: 'STANDARD';
  readonly dollars: number;
  readonly transitions: number;
}

/** What an Express execution costs: its request, and its duration times its memory, in US dollars. */
export interface ExpressCost {
  readonly type: 'EXPRESS';
  readonly dollars: number;
  readonly billedMs: number;
  readonly billedMb: number;
}

/** Standard executions are paid by transition. */
export function standardCost(transitions: number, region: string = prices.region): StandardCost {
  return { type: 'STANDARD', transitions, dollars: transitions * pricePerTransition(region) };
}

/** What decides the price of an Express execution. */
interface ExpressUse {
  readonly durationMs: number;
  readonly definitionBytes: number;
  /** The largest payload of a state. */
  readonly payloadBytes: number;
  /** Branches and iterations that were begun; 1 when there were none. */
  readonly parallelSteps: number;
}

/**
 * Express executions are paid by request, duration and memory. The memory follows AWS's own estimate: a base, the
 * definition, and the data of an execution for each Parallel or Map step.
 */
export function expressCost({ durationMs, definitionBytes, payloadBytes, parallelSteps }: ExpressUse): ExpressCost {
  const { perRequest, perGbHour, durationStepMs, memoryStepMb, baseMemoryMb } = prices.express;
  const usedMb = baseMemoryMb + (definitionBytes + payloadBytes * Math.max(1, parallelSteps)) / 1024 ** 2;
  const billedMb = roundUp(usedMb, memoryStepMb);
  // Nothing takes no time on AWS.
  const billedMs = roundUp(Math.max(1, durationMs), durationStepMs);
  const gbHours = (billedMb / 1024) * (billedMs / 3_600_000);
  return { type: 'EXPRESS', billedMs, billedMb, dollars: perRequest + gbHours * perGbHour };
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
