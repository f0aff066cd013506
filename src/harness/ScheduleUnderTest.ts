import { HarnessError } from '../errors/HarnessError';
import type { FiredSchedule } from '../emulator/starts/schedules/OpenSchedule';
import { checkMembers } from '../util/checkMembers';
import { readDate } from '../util/isoTime';
import { brandClass } from '../util/brandClass';
import { printBriefly, tellBriefly } from '../util/brief';
import type { Harness } from './Harness';
import { FiredReport } from './run/FiredReport';
import { startedBy } from './startedBy';

/** How a schedule is fired by hand. */
export interface FireScheduleOptions {
  /** The time for which it counts as scheduled: a date, an ISO string, or epoch milliseconds. Default: now. */
  readonly at?: Date | string | number | undefined;
  /** Fires it even if its file says that it is disabled. Default false. */
  readonly evenIfDisabled?: boolean | undefined;
}

/** A schedule to test: one of EventBridge Scheduler, or a rule of EventBridge on a schedule. */
export class ScheduleUnderTest {
  readonly name: string;
  readonly #harness: Harness;

  /** @internal */
  constructor(harness: Harness, name: string) {
    this.#harness = harness;
    this.name = name;
    tellBriefly(this, () => ({ name }));
  }

  /**
   * Fires it now, as if its time had come. Resolves with what it has started. Rejects with a HarnessError if it is
   * disabled, if AWS would reject it, or if none of its targets runs here.
   *
   * @example
   * const fired = await sfn.schedule('Nightly').fire();
   * expect(fired).toHaveStarted('Report', { scope: 'all' });
   * expect(await fired.run()).toHaveSucceeded();
   */
  fire(options: FireScheduleOptions = {}): Promise<FiredReport> {
    checkMembers(options, ['at', 'evenIfDisabled'], 'fire(…)');
    const { at, evenIfDisabled } = options;
    const atMs = at === undefined ? undefined : readTime(at, 'fire({ at })');
    const fired = this.#fire({ atMs, evenIfDisabled });
    return this.#harness.usageErrors.watch(fired, `sfn.schedule('${this.name}').fire() was not awaited`, {
      done: true,
    });
  }

  /** Each time that it has fired in this test, by hand or because time has passed it, the oldest first. */
  async fired(): Promise<readonly FiredReport[]> {
    const fired = await this.#harness.starts.call({ op: 'firedSchedules', name: this.name });
    return Promise.all(fired.map((each) => this.#report(each)));
  }

  /**
   * The next times at which it is due, as ISO 8601 in UTC; none if it is disabled or over. `after`: a date, an ISO
   * string, or epoch milliseconds. Default: now.
   *
   * @example
   * // At two in the night in Berlin, in winter and in summer.
   * expect(await sfn.schedule('Nightly').nextTimes(1, { after: '2030-01-15' })).toEqual(['2030-01-16T01:00:00Z']);
   * expect(await sfn.schedule('Nightly').nextTimes(1, { after: '2030-07-15' })).toEqual(['2030-07-16T00:00:00Z']);
   */
  nextTimes(count = 1, options: { readonly after?: Date | string | number } = {}): Promise<readonly string[]> {
    checkMembers(options, ['after'], 'nextTimes(count, …)');
    if (!Number.isInteger(count) || count < 1 || count > mostTimes)
      throw new HarnessError(`nextTimes(count) takes a whole number from 1 to ${mostTimes}, not ${String(count)}.`);
    const { after } = options;
    const afterMs = after === undefined ? undefined : readTime(after, 'nextTimes(count, { after })');
    return this.#harness.starts.call({ op: 'scheduleTimes', name: this.name, count, afterMs });
  }

  async #fire(options: { readonly atMs: number | undefined; readonly evenIfDisabled: boolean | undefined }) {
    const fired = await this.#harness.starts.call({ op: 'fireSchedule', name: this.name, ...options });
    const report = await this.#report(fired);
    if (fired.targets.every(({ notRun }) => notRun !== undefined))
      throw new HarnessError(
        [`sfn.schedule('${this.name}').fire() has started nothing.`, ...report.explain()].join('\n'),
      );
    return report;
  }

  async #report(fired: FiredSchedule): Promise<FiredReport> {
    const startable = await this.#harness.starts.startableBy(fired.name);
    return new FiredReport(fired, startedBy(this.#harness, fired.name, fired.targets), startable);
  }
}
brandClass(ScheduleUnderTest, 'ScheduleUnderTest');
printBriefly(ScheduleUnderTest, 'ScheduleUnderTest');

const mostTimes = 1_000;

function readTime(time: Date | string | number, what: string): number {
  const ms = typeof time === 'string' ? readDate(time) : new Date(time).getTime();
  if (!Number.isNaN(ms)) return ms;
  throw new HarnessError(
    `The time of ${what} is no date: ${String(time)}. Write, for example, '2030-01-01T00:00:00Z'.`,
  );
}
