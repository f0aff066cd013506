import { formatCount } from '../../util/formatCount';
import type { ItemNews } from './MapTally';

/** How many lines of one kind about one state are shown as they are. */
const mostShown = 20;

/** Keeps the lines of a long loop away: what happens to a state again and again is counted after a while. */
export class Repetition {
  private readonly shown = new Map<string, number>();
  private readonly hidden = new Map<string, number>();

  /** Whether a line is one too many. */
  hides(state: string, news: ItemNews): boolean {
    if (news === 'failed') return false;
    const key = JSON.stringify([state, news]);
    const count = this.shown.get(key) ?? 0;
    if (count < mostShown) {
      this.shown.set(key, count + 1);
      return false;
    }
    // The first line of a Parallel or Map and its last are one.
    if (news !== 'entered') this.hidden.set(state, (this.hidden.get(state) ?? 0) + 1);
    return true;
  }

  /** What has been hidden since the last call, on one line; `undefined` when nothing was. */
  takeSummary(): string | undefined {
    if (this.hidden.size === 0) return undefined;
    const counts = [...this.hidden].map(([state, count]) => `${state} ${formatCount(count)}×`);
    this.hidden.clear();
    return `… and again: ${counts.join(', ')}`;
  }
}
