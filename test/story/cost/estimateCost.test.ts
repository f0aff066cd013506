import { expressCost, standardCost } from '../../../src/story/cost/estimateCost';

test('Standard: by transition', () => {
  expect(standardCost(40)).toEqual({
    type: 'STANDARD',
    region: 'us-east-1',
    transitions: 40,
    dollars: expect.closeTo(0.001),
  });
});

// The figures of AWS's own example: 400 steps of 32 KB in a definition of 50 KB need 62.85 MB.
test("Express: AWS's own example of memory is billed as 64 MB", () => {
  const kb = 1024;
  expect(
    expressCost({ durationMs: 10_000, definitionBytes: 50 * kb, payloadBytes: 32 * kb, parallelSteps: 400 }),
  ).toEqual({
    type: 'EXPRESS',
    region: 'us-east-1',
    billedMs: 10_000,
    billedMb: 64,
    dollars: expect.closeTo(1 / 1_000_000 + ((10 / 3600) * 64 * 0.06) / 1024, 12),
  });
});

test.each([
  [0, 1, 100, 64],
  [101, 1, 200, 64],
  [100, 500, 100, 192],
])(
  'Express: %i ms with %i steps of 256 KB are billed as %i ms at %i MB',
  (durationMs, parallelSteps, billedMs, billedMb) => {
    expect(expressCost({ durationMs, definitionBytes: 1000, payloadBytes: 262_144, parallelSteps })).toMatchObject({
      billedMs,
      billedMb,
    });
  },
);
