import { afterTurn } from '../clock/system';
import type { MockScope } from '../tasks/mocking/Mocks';
import { isPending } from '../util/pending';
import type { FunctionAssets } from './deploy/FunctionAssets';
import type { Coverage } from './features';
import type { Place } from './places/Place';
import type { AwaitedRuns } from './run/AwaitedRuns';
import type { UnmetMocks } from './run/UnmetMocks';
import { unplayedFailures } from './run/unusedMockErrors';
import { forgotten, joinErrors, type UsageErrors } from './run/UsageErrors';
import type { TestInProgress } from './runner/TestInProgress';

/** How long the end of a test waits for calls that the test has not awaited. */
const looseMs = 1_000;

/** A harness at the end of a test or of the file. */
export interface EndingHarness {
  readonly place: Place;
  readonly test: TestInProgress;
  readonly awaited: AwaitedRuns;
  readonly usageErrors: UsageErrors;
  readonly unmet: UnmetMocks;
  readonly coverage: Coverage | undefined;
  readonly assets: FunctionAssets;
  /** The harnesses that `fresh()` made. */
  readonly others: EndingHarness[];
  /** Whether `fresh()` made it. */
  readonly isOfOneTest: boolean;
  /** How often it was reset. */
  readonly generation: number;
  reset(): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Resets a harness after a test. Rejects with the errors that fail the test. See `Stepmill.endTest`. */
export async function endTest(harness: EndingHarness): Promise<void> {
  const { usageErrors, awaited, test, others, unmet, isOfOneTest } = harness;
  if (usageErrors.begunOutside.length > 0) await awaited.settle(() => usageErrors.begunOutside);
  const unhandled = await test.unhandledDuring(() => settleLooseEnds(harness));
  // Awaiting a promise costs time in each test, so none is created when the result is available at once.
  const errors = others.length === 0 && usageErrors.allThrown ? [] : await notThrown(harness, 'test');
  errors.push(...unhandled);
  const unused = unmet.at('test', isOfOneTest);
  errors.push(...(isPending(unused) ? await unused : unused));
  const waiting = await harness.reset();
  if (waiting !== undefined) errors.unshift(forgotten(waiting));
  if (errors.length > 0) throw joinErrors(errors);
}

/** Ends a harness for good. Rejects with the errors that fail the file. See `Stepmill.close`. */
export async function endFile(harness: EndingHarness): Promise<void> {
  const { place, usageErrors, others, unmet, isOfOneTest, coverage, assets } = harness;
  const thrown = await notThrown(harness, 'file').catch((error: unknown) => [error]);
  const errors = [...thrown, ...usageErrors.clear().map(forgotten)];
  if (isOfOneTest) errors.push(...(await unmet.at('test', true)));
  const ended = isOfOneTest || harness.generation > 0;
  errors.push(...(ended ? await unmet.at('file', true) : unplayedFailures(place)));
  await coverage?.finish().catch((error: unknown) => errors.push(error));
  const closed = await Promise.allSettled([place, ...others.splice(0)].map((other) => other.close()));
  for (const one of closed) if (one.status === 'rejected') errors.push(one.reason);
  assets.remove();
  if (errors.length > 0) throw joinErrors(errors);
}

/**
 * Work that the test has started and not awaited continues while it still belongs to this test: calls to another
 * process are answered, and what follows them happens. The runner then sees an assertion that fails there, and which
 * test it belongs to. Nobody knows which test uses a `fresh()` harness, so the end of each test waits for it.
 */
async function settleLooseEnds(harness: EndingHarness): Promise<void> {
  for (const { place, usageErrors, awaited } of [harness, ...harness.others]) {
    await place.settled(looseMs);
    if (usageErrors.begunAndSeen.length > 0) await awaited.settle(() => usageErrors.begunAndSeen, looseMs);
    await place.settled(looseMs);
  }
  // Node reports a rejection that nobody handles at the end of a turn.
  await new Promise<void>(afterTurn);
}

/**
 * Harness errors that have not been thrown into a test. At the end of a test, errors of `fresh()` harnesses are left
 * out: they may belong to another test.
 */
async function notThrown(harness: EndingHarness, ends: MockScope): Promise<unknown[]> {
  const errors = [...(await harness.usageErrors.notThrown(ends))];
  for (const { usageErrors } of harness.others)
    errors.push(...(await usageErrors.notThrown(ends === 'file' ? ends : 'neither')));
  return errors;
}
