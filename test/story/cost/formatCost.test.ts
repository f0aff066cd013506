import { formatCost } from '../../../src/story/cost/formatCost';

test.each([
  [{ type: 'STANDARD', transitions: 1, dollars: 0.000025 }, '$0.000025 (STANDARD: 1 transition at $0.000025)'],
  [{ type: 'STANDARD', transitions: 25_000, dollars: 0.625 }, '$0.625 (STANDARD: 25,000 transitions at $0.000025)'],
  [{ type: 'STANDARD', transitions: 80_000, dollars: 2 }, '$2.00 (STANDARD: 80,000 transitions at $0.000025)'],
  [
    { type: 'EXPRESS', billedMs: 1_500, billedMb: 128, dollars: 0.00000412 },
    '$0.00000412 (EXPRESS: one request, 1.5s at 128 MB)',
  ],
] as const)('%j', (cost, text) => {
  expect(formatCost(cost)).toBe(text);
});
