import { HarnessError } from '../../errors/HarnessError';
import type { WorkflowType } from '../../language/asl/types';
import { printJson } from '../../util/ExactNumber';
import { durationOf, transitionsOf, type Story } from '../trace/Story';

/**
 * AWS's prices for Step Functions in US East (N. Virginia), in US dollars, without the free tier and at the first tier
 * of Express durations. Other regions cost up to half as much again.
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
    /** What an execution needs besides its definition and data. */
    baseMemoryMb: 50,
  },
} as const;

/**
 * Dollars for a thousand transitions, where the price is known; Express prices are only known for us-east-1.
 *
 * Source: the table "State transitions pricing" of the same page, when it last covered all regions.
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

/** Whether the price of an Express execution is known there. No public table has other regions. */
export function knowsExpress(region: string): boolean {
  return region === prices.region;
}

/** Whether the price of an execution is known there. */
export function knowsPrice(type: WorkflowType, region: string): boolean {
  return type === 'EXPRESS' ? knowsExpress(region) : Object.hasOwn(perThousand, region);
}

/** What one execution would have cost on AWS, and how that was computed. */
export type Cost = StandardCost | ExpressCost;

/** What a Standard execution costs: its state transitions, in US dollars. */
export interface StandardCost {
  readonly type: 'STANDARD';
  /** The region of the prices. */
  readonly region: string;
  readonly dollars: number;
  readonly transitions: number;
}

/** What an Express execution costs: its request, and its duration times its memory, in US dollars. */
export interface ExpressCost {
  readonly type: 'EXPRESS';
  /** The region of the prices. */
  readonly region: string;
  readonly dollars: number;
  /** Milliseconds, rounded up as AWS bills them. */
  readonly billedMs: number;
  /** Megabytes, rounded up as AWS bills them. */
  readonly billedMb: number;
}

/**
 * The cost of a Standard execution, which is charged by transition. Throws HarnessError for a region whose price is not
 * known.
 */
export function standardCost(transitions: number, region: string = prices.region): StandardCost {
  return { type: 'STANDARD', region, transitions, dollars: transitions * pricePerTransition(region) };
}

/** What determines the price of an Express execution. */
export interface ExpressUse {
  readonly durationMs: number;
  readonly definitionBytes: number;
  /** The largest payload of a state. */
  readonly payloadBytes: number;
  /** The number of branches and iterations that began; 1 without any. */
  readonly parallelSteps: number;
}

/** The memory of an Express execution by AWS's own estimate: a base, the definition, and its data for each Parallel or Map step. */
export function expressMemoryMb({ definitionBytes, payloadBytes, parallelSteps }: ExpressUse): number {
  return prices.express.baseMemoryMb + (definitionBytes + payloadBytes * Math.max(1, parallelSteps)) / 1024 ** 2;
}

/**
 * The cost of an Express execution, which is charged by request, duration and memory, at the prices of the one region
 * whose prices are known.
 */
export function expressCost(use: ExpressUse): ExpressCost {
  const { perRequest, perGbHour, durationStepMs, memoryStepMb } = prices.express;
  const billedMb = roundUp(expressMemoryMb(use), memoryStepMb);
  // AWS charges at least 1 ms.
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
 * What an execution alone would have cost on AWS in its region: executions that it started (nested ones, children of a
 * Distributed Map) are charged separately. `definitionBytes`: the size of its definition as it was deployed. Throws
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

/** Like `costOfStory`; `undefined` if the region's price is not known. For reports that mention the cost. */
export function knownCostOf(story: Story, type: WorkflowType, definitionBytes: number): Cost | undefined {
  return knowsPrice(type, regionOf(story)) ? costOfStory(story, type, definitionBytes) : undefined;
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(printJson(value));
}
