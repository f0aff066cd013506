import type { Visit } from '../../story/trace/Story';
import { formatCount } from '../../util/formatCount';

/** What happened to one state, over all items. */
interface StateTally {
  entered: number;
  retried: number;
  caught: number;
  failed: number;
}

/** The maximum number of lines for each kind of problem. */
const mostOfTrouble = 3;

/** What happened to an item of a Map with too many items to show each. */
export type ItemEvent = 'entered' | 'retried' | 'caught' | 'failed' | 'succeeded' | 'aborted';

/** Counts what happens in the items of a Map with too many to show. The first lines about problems are shown. */
export class MapTally {
  private readonly states = new Map<string, StateTally>();
  private readonly shown = { retried: 0, caught: 0, failed: 0 };
  private hidden = 0;

  constructor(private readonly items: number) {}

  count(visit: Visit, event: ItemEvent): void {
    const tally = this.of(visit.state);
    if (event in tally) tally[event as keyof StateTally] += 1;
  }

  /** Whether a line about it is shown. The first few problems are. */
  takesLine(event: ItemEvent): boolean {
    if (event !== 'retried' && event !== 'caught' && event !== 'failed') return false;
    if (this.shown[event] < mostOfTrouble) {
      this.shown[event] += 1;
      return true;
    }
    this.hidden += 1;
    return false;
  }

  /** Summary lines, one for each state. */
  summary(): string[] {
    const rows = [...this.states].map(([state, { entered, retried, caught, failed }]) => {
      const parts = [part(retried, 'retried'), part(caught, 'caught'), part(failed, 'failed')].flat();
      return { state, times: `${formatCount(entered)}×`, trouble: parts.join(', ') };
    });
    const names = Math.max(0, ...rows.map(({ state }) => state.length));
    const times = Math.max(0, ...rows.map((row) => row.times.length));
    const lines = rows.map((row) =>
      `${row.state.padEnd(names)}  ${row.times.padStart(times)}  ${row.trouble}`.trimEnd(),
    );
    return this.hidden === 0
      ? lines
      : [...lines, `(${formatCount(this.hidden, 'more line', 'more lines')} like those above)`];
  }

  get itemCount(): string {
    return formatCount(this.items, 'item');
  }

  /** The progress of a Map: `PriceLines: 412 of 1,000`. */
  progress(map: Visit): string {
    const strands = map.attempts.at(-1)?.strands ?? [];
    const open = strands.filter(({ visits }) => visits.at(-1)?.outcome === 'open').length;
    return `${map.state}: ${formatCount(strands.length - open)} of ${formatCount(this.items)}`;
  }

  private of(state: string): StateTally {
    let tally = this.states.get(state);
    if (tally === undefined) {
      tally = { entered: 0, retried: 0, caught: 0, failed: 0 };
      this.states.set(state, tally);
    }
    return tally;
  }
}

function part(count: number, what: string): string[] {
  return count === 0 ? [] : [`${formatCount(count)} ${what}`];
}

/** The maximum number of lines of one kind about one state. */
const mostShown = 20;

/** Shortens the output of long loops: frequent events of a state are counted after a while. */
export class Repetition {
  private readonly shown = new Map<string, number>();
  private readonly hidden = new Map<string, number>();

  /** Whether a line must be hidden. */
  hides(state: string, event: ItemEvent): boolean {
    if (event === 'failed') return false;
    const key = JSON.stringify([state, event]);
    const count = this.shown.get(key) ?? 0;
    if (count < mostShown) {
      this.shown.set(key, count + 1);
      return false;
    }
    // The first line of a Parallel or Map and its last count as one.
    if (event !== 'entered') this.hidden.set(state, (this.hidden.get(state) ?? 0) + 1);
    return true;
  }

  /** Summarises what was hidden since the last call, in one line; `undefined` if nothing was. */
  takeSummary(): string | undefined {
    if (this.hidden.size === 0) return undefined;
    const counts = [...this.hidden].map(([state, count]) => `${state} ${formatCount(count)}×`);
    this.hidden.clear();
    return `… and again: ${counts.join(', ')}`;
  }
}
