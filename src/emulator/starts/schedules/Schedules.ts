import type { Timer } from '../../../clock/Timeline';
import { HarnessError } from '../../../errors/HarnessError';
import { formatPosition } from '../../../util/Position';
import type { StartHost } from '../StartHost';
import { dueTimes, type DueTime } from './dueTimes';
import { findSchedule, namesOfSchedule } from './findSchedule';
import type { FiredSchedule, ListedSchedule, OpenSchedule } from './OpenSchedule';
import { secondsText } from '../secondsText';
import { nextTime } from './times/nextTime';

/** How a schedule is fired by hand. */
export interface FireOptions {
  /** The scheduled time, in epoch milliseconds. Default: now. */
  readonly atMs?: number | undefined;
  /** Fires it even if its file says that it is disabled. */
  readonly evenIfDisabled?: boolean | undefined;
}

/**
 * The schedules of a service. They fire by hand, when `advance` passes them, and, where time passes by itself, in time.
 * Time that skips to the next timer of an execution does not fire them.
 */
export class Schedules {
  /** Until when everything that was due has fired. */
  private passedMs: number;
  private timer: Timer | undefined;
  private readonly log: FiredSchedule[] = [];

  /** `all` returns what is registered. */
  constructor(
    private readonly host: StartHost,
    private readonly all: () => readonly OpenSchedule[],
  ) {
    this.passedMs = host.now();
  }

  /** The time after which the next times are. Without firing in time, nothing tracks which times have passed. */
  private get sinceMs(): number {
    return this.host.firesInTime ? this.passedMs : this.host.now();
  }

  find(name: string): OpenSchedule {
    return findSchedule(this.all(), name);
  }

  /** When it is due next, in epoch milliseconds; `undefined` if it is disabled, wrong, or over. */
  nextMs({ declared, timetable }: OpenSchedule): number | undefined {
    return timetable === undefined || !declared.enabled ? undefined : nextTime(timetable, this.sinceMs);
  }

  /** All of them, with the time at which each is due next. */
  list(): readonly ListedSchedule[] {
    return this.all().map((schedule) => {
      const { declared, arn, expression, timetable, problem } = schedule;
      const nextMs = this.nextMs(schedule);
      return {
        name: declared.name,
        names: namesOfSchedule(schedule),
        arn,
        expression,
        zone: timetable?.zone ?? 'UTC',
        enabled: declared.enabled,
        ...(nextMs !== undefined && { nextTime: secondsText(nextMs) }),
        ...(problem !== undefined && { problem }),
      };
    });
  }

  /** The next times at which a schedule is due, as ISO 8601. Throws HarnessError if AWS would reject it. */
  timesOf(name: string, count: number, afterMs = this.sinceMs): readonly string[] {
    const { declared, timetable, problem } = this.find(name);
    if (timetable === undefined) throw new HarnessError(`${namedOf(declared)} is never due. ${problem ?? ''}`);
    const times: string[] = [];
    if (!declared.enabled) return times;
    // A rate counts from its creation; a cron expression can be evaluated from any time.
    const { kind } = timetable.expression;
    const from = kind === 'rate' ? timetable : { ...timetable, createdMs: -Infinity };
    for (let ms = nextTime(from, afterMs); ms !== undefined && times.length < count; ms = nextTime(from, ms))
      times.push(secondsText(ms));
    return times;
  }

  /** What has fired since the last reset, the newest last: all, or those of one schedule. */
  firedOf(name?: string): readonly FiredSchedule[] {
    if (name === undefined) return this.log;
    const { declared, arn } = this.find(name);
    return this.log.filter((fired) => fired.name === declared.name && fired.arn === arn);
  }

  /** Fires a schedule by hand. Throws HarnessError if AWS would not fire it at all. */
  fire(name: string, { atMs = this.host.now(), evenIfDisabled = false }: FireOptions = {}): FiredSchedule {
    const schedule = this.find(name);
    const { declared, problem } = schedule;
    const where = namedOf(declared);
    if (problem !== undefined) throw new HarnessError(`${where} cannot fire. ${problem}`);
    if (!declared.enabled && !evenIfDisabled)
      throw new HarnessError(
        `${where} is disabled, so AWS never fires it. To fire it nevertheless, set evenIfDisabled: true.`,
      );
    return this.start(schedule, atMs);
  }

  /**
   * Moves time by `ms` in steps: to each moment at which something is due, which fires then, and to the end. `move` moves
   * the clock of the service. Throws HarnessError, before time has moved, if too much is due.
   */
  advance(ms: number, move: (ms: number) => void): void {
    const fromMs = this.host.now();
    const untilMs = fromMs + ms;
    const dueUntilThen = dueTimes(this.all(), this.passedMs, untilMs);
    // It would fire what is fired here.
    this.timer?.cancel();
    let movedMs = 0;
    for (const due of dueUntilThen) {
      // With real time, it may already be due.
      const stepMs = Math.max(0, due.atMs - fromMs - movedMs);
      if (stepMs > 0) move(stepMs);
      movedMs += stepMs;
      this.fireDue(due);
    }
    move(ms - movedMs);
    this.passedMs = Math.max(this.passedMs, untilMs);
    this.arm();
  }

  /** Sets the timer for what is due next, where time passes by itself: after a file is registered, and after each firing. */
  arm(): void {
    const { wake, firesInTime } = this.host;
    if (wake === undefined || !firesInTime) return;
    this.timer?.cancel();
    const times = this.all().map((schedule) => this.nextMs(schedule) ?? Infinity);
    const nextMs = Math.min(...times);
    if (nextMs === Infinity) this.timer = undefined;
    else this.timer = wake(Math.max(0, nextMs - this.host.now()), () => this.wakeUp());
  }

  close(): void {
    this.timer?.cancel();
  }

  private wakeUp(): void {
    const nowMs = this.host.now();
    try {
      for (const due of dueTimes(this.all(), this.passedMs, nowMs)) this.fireDue(due);
    } catch (error) {
      // The machine was asleep for long.
      this.host.mistake(error);
    }
    this.passedMs = Math.max(this.passedMs, nowMs);
    this.arm();
  }

  private fireDue({ atMs, schedule }: DueTime): void {
    this.passedMs = Math.max(this.passedMs, atMs);
    this.start(schedule, atMs);
  }

  private start(schedule: OpenSchedule, atMs: number): FiredSchedule {
    const fired = {
      name: schedule.declared.name,
      arn: schedule.arn,
      scheduledTime: secondsText(atMs),
      targets: schedule.start(atMs),
    };
    this.log.push(fired);
    // A server may run for months: only the latest are kept.
    if (this.log.length > mostKept) this.log.splice(0, mostKept / 2);
    return fired;
  }
}

const mostKept = 20_000;

function namedOf({ name, source }: OpenSchedule['declared']): string {
  return `The schedule '${name}' (${formatPosition(source)})`;
}
