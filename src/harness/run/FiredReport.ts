import type { FiredSchedule } from '../../emulator/starts/schedules/OpenSchedule';
import type { StartedTarget } from '../../emulator/starts/rules/StartedTarget';
import { brandClass } from '../../util/brandClass';
import { describeTarget } from './describeTarget';
import { StartReport, type StartableNames, type StartedByReport } from './StartReport';

/** One time that a schedule has fired: what it has started with which input, and why nothing else. */
export class FiredReport extends StartReport {
  /** The name of the schedule. */
  readonly schedule: string;
  /** The time for which it was scheduled: ISO 8601, in UTC. */
  readonly scheduledTime: string;
  /** What became of each target. */
  readonly targets: readonly StartedTarget[];

  /** @internal */
  constructor(fired: FiredSchedule, started: readonly StartedByReport[], startable: readonly StartableNames[]) {
    super(started, startable);
    this.schedule = fired.name;
    this.scheduledTime = fired.scheduledTime;
    this.targets = fired.targets;
  }

  override explain(): readonly string[] {
    return [`the schedule '${this.schedule}' for ${this.scheduledTime}`, ...this.targets.map(describeTarget)];
  }
}
brandClass(FiredReport, 'FiredReport');
