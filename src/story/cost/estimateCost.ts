import { HarnessError } from '../../errors/HarnessError';
import type { WorkflowType } from '../../language/asl/types';
import { printJson } from '../../util/ExactNumber';
import { durationOf, transitionsOf, type Story } from '../trace/Story';

/**
 * What AWS asks for Step Functions in US East (N. Virginia), in US dollars, without the free tier and at the first step
 * of Express durations. Other regions ask up to half as much again.
 *
 * Source: "AWS Step Functions Pricing", https://aws.amazon.com/step-functions/pricing/, as of March 2026.
 */
export const prices = {
  asOf: '2026-03',
  region: 'us-east-1',
  standard: {
    /** Each state entered, each retry, and the start. */
    perTransition: 0.025 / 1_000,
  },
  express: {
    perRequest: 1 / 1_000_000,
    perGbHour: 0.06,
    /** Durations are rounded up to this. */
    durationStepMs: 100,
    /** Memory is rounded up to this. */
    memoryStepMb: 64,
    /** What an execution needs before its definition and data count. */
    baseMemoryMb: 50,
  },
} as const;

/**
 * Dollars for a thousand transitions, where it is known to be so much; Express prices are known of us-east-1 alone.
 *
 * Source: the table "State transitions pricing" of the same page, as it was when it was last one table for all regions.
 */
const perThousand: Readonly<Record<string, number>> = {
  'us-east-1': 0.025,
  'us-east-2': 0.025,
  'us-west-1': 0.0279,
  'us-west-2': 0.025,
  'ca-central-1': 0.025,
  'sa-east-1': 0.0375,
  'us-gov-east-1': 0.03,
  'us-gov-west-1': 0.03,
  'eu-west-1': 0.025,
  'eu-west-2': 0.025,
  'eu-west-3': 0.0297,
  'eu-central-1': 0.025,
  'eu-north-1': 0.025,
  'ap-southeast-1': 0.025,
  'ap-southeast-2': 0.025,
  'ap-northeast-1': 0.025,
  'ap-northeast-2': 0.0271,
  'ap-south-1': 0.0285,
};

/** Dollars for a state transition. Throws HarnessError for a region whose price is not known here. */
export function pricePerTransition(region: string): number {
  const price = Object.hasOwn(perThousand, region) ? perThousand[region] : undefined;
  if (price !== undefined) return price / 1_000;
  throw new HarnessError(
    `The price of a state transition in '${region}' is not known here. Known: ${Object.keys(perThousand).join(', ')}. ` +
      'See https://aws.amazon.com/step-functions/pricing/',
  );
}

/** Whether it is known what an Express execution costs there. No public table has other regions than this one. */
export function knowsExpress(region: string): boolean {
  return region === prices.region;
}

/** Whether it is known what an execution costs there. */
export function knowsPrice(type: WorkflowType, region: string): boolean {
  return type === 'EXPRESS' ? knowsExpress(region) : Object.hasOwn(perThousand, region);
}

/** What one execution would have cost on AWS, and how that comes about. */
export type Cost = StandardCost | ExpressCost;

/** What a Standard execution costs: its state transitions, in US dollars. */
export interface StandardCost {
  readonly type: 'STANDARD';
  /** Whose prices these are. */
  readonly region: string;
  readonly dollars: number;
  readonly transitions: number;
}

/** What an Express execution costs: its request, and its duration times its memory, in US dollars. */
export interface ExpressCost {
  readonly type: 'EXPRESS';
  /** Whose prices these are. */
  readonly region: string;
  readonly dollars: number;
  /** Milliseconds, rounded up as AWS bills them. */
  readonly billedMs: number;
  /** Megabytes, rounded up as AWS bills them. */
  readonly billedMb: number;
}

/** Standard executions are paid by transition. Throws HarnessError for a region whose price is not known. */
export function standardCost(transitions: number, region: string = prices.region): StandardCost {
  return { type: 'STANDARD', region, transitions, dollars: transitions * pricePerTransition(region) };
}

/** What decides the price of an Express execution. */
export interface ExpressUse {
  readonly durationMs: number;
  readonly definitionBytes: number;
  /** The largest payload of a state. */
  readonly payloadBytes: number;
  /** Branches and iterations that were begun; 1 when there were none. */
  readonly parallelSteps: number;
}

/** The memory of an Express execution by AWS's own estimate: a base, the definition, and its data for each Parallel or Map step. */
export function expressMemoryMb({ definitionBytes, payloadBytes, parallelSteps }: ExpressUse): number {
  return prices.express.baseMemoryMb + (definitionBytes + payloadBytes * Math.max(1, parallelSteps)) / 1024 ** 2;
}

/** Express executions are paid by request, duration and memory: at the prices of the one region whose prices are known. */
export function expressCost(use: ExpressUse): ExpressCost {
  const { perRequest, perGbHour, durationStepMs, memoryStepMb } = prices.express;
  const billedMb = roundUp(expressMemoryMb(use), memoryStepMb);
  // Nothing takes no time on AWS.
  const billedMs = roundUp(Math.max(1, use.durationMs), durationStepMs);
  const gbHours = (billedMb / 1024) * (billedMs / 3_600_000);
  return { type: 'EXPRESS', region: prices.region, billedMs, billedMb, dollars: perRequest + gbHours * perGbHour };
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}

/** The region of an execution, by its ARN. */
export function regionOf({ executionArn }: Pick<Story, 'executionArn'>): string {
  return executionArn.split(':')[3]!;
}

/**
 * What an execution would have cost on AWS in its region, alone: executions that it started (nested ones, children of a
 * Distributed Map) are paid on their own. `definitionBytes`: the length of its definition as it was deployed. Throws
 * HarnessError for a region whose price is not known.
 */
export function costOfStory(story: Story, type: WorkflowType, definitionBytes: number, region = regionOf(story)): Cost {
  if (type === 'STANDARD') return standardCost(transitionsOf(story), region);
  if (!knowsExpress(region))
    throw new HarnessError(
      `The price of an Express execution in '${region}' is not known here. Known: ${prices.region}. ` +
        'See https://aws.amazon.com/step-functions/pricing/',
    );
  const { visits } = story;
  const sizes = visits.map(({ input, output }) => Math.max(bytesOf(input), bytesOf(output)));
  const steps = visits.flatMap(({ attempts }) => attempts.map(({ strands }) => strands.length));
  return expressCost({
    durationMs: durationOf(story),
    definitionBytes,
    payloadBytes: sizes.reduce((most, size) => Math.max(most, size), 0),
    parallelSteps: steps.reduce((sum, count) => sum + count, 0),
  });
}

/** As `costOfStory`; `undefined` where the price of the region is not known. For reports that tell the cost in passing. */
export function knownCostOf(story: Story, type: WorkflowType, definitionBytes: number): Cost | undefined {
  return knowsPrice(type, regionOf(story)) ? costOfStory(story, type, definitionBytes) : undefined;
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(printJson(value));
}
