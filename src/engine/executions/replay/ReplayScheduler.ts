import { Scheduler, type SchedulerOptions } from '../Scheduler';
import type { Player } from './Player';
import type { ReplayClock } from './ReplayClock';

/** Pauses only where a recorded input took effect at once. */
export class ReplayScheduler extends Scheduler {
  private readonly player: Player;
  private readonly replayClock: ReplayClock;

  constructor(options: SchedulerOptions, player: Player, clock: ReplayClock) {
    super(options);
    this.player = player;
    this.replayClock = clock;
  }

  override isTimeToPause(): boolean {
    return this.player.isInterrupted();
  }

  protected override step(): boolean {
    while (this.player.isInterrupted()) this.replayClock.skip();
    return super.step();
  }
}
