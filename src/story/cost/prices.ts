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
