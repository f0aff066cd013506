import type { PipePlace } from '../../../../../src/emulator/starts/pipes/sources/PipeSource';

/** A queue at a fixed time. */
export function placeAt(arn: string): PipePlace {
  const uuid = (): string => '00000000-0000-4000-8000-000000000000';
  const nowMs = Date.parse('2030-01-01T00:00:00Z');
  return { arn, region: 'us-east-1', accountId: '123456789012', nowMs, uuid, count: 1 };
}
