import { InvalidArgumentError } from 'commander';

/** How an execution can have ended. */
export const statuses = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'] as const;
export type RecordedStatus = (typeof statuses)[number];

export function parseStatus(text: string): RecordedStatus {
  const status = statuses.find((known) => known === text.toUpperCase());
  if (status !== undefined) return status;
  throw new InvalidArgumentError(`Write one of ${statuses.join(', ')}.`);
}
