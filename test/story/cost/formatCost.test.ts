import type { Cost } from '../../../src/story/cost/estimateCost';
import { formatCost } from '../../../src/story/cost/formatCost';

const standard = (transitions: number, dollars: number): Cost => ({
  type: 'STANDARD',
  region: 'us-east-1',
  transitions,
  dollars,
});
const express = (billedMs: number, dollars: number): Cost => ({
  type: 'EXPRESS',
  region: 'us-east-1',
  billedMs,
  billedMb: 128,
  dollars,
});

test.each<[Cost[], string]>([
  [[standard(1, 0.000025)], '$0.000025 in us-east-1 (STANDARD: 1 transition at $0.000025)'],
  [[standard(25_000, 0.625)], '$0.625 in us-east-1 (STANDARD: 25,000 transitions at $0.000025)'],
  [[standard(80_000, 2)], '$2.00 in us-east-1 (STANDARD: 80,000 transitions at $0.000025)'],
  [[express(1_500, 0.00000412)], '$0.00000412 in us-east-1 (EXPRESS: one request, 1.5s at 128 MB)'],
  [
    [standard(4, 0.0001), express(1_500, 0.00000412), standard(2, 0.00005), express(500, 0.00000212)],
    '$0.000156 in us-east-1 (STANDARD: 6 transitions at $0.000025; EXPRESS: 2 requests, 2s in all)',
  ],
  [
    [{ ...standard(2, 0.000075), region: 'sa-east-1' }],
    '$0.000075 in sa-east-1 (STANDARD: 2 transitions at $0.0000375)',
  ],
])('%j', (costs, text) => {
  expect(formatCost(costs)).toBe(text);
});
