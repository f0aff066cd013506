import type { Steps } from '../../interpreter/effects';
import type { Input } from '../Input';

/** A Map Run that is open or waits for its place. */
interface MapRun {
  readonly arn: string;
  readonly execution: { receive(input: Input): void };
}

/** The Map Runs of one account and region. */
interface Owner {
  readonly open: Set<MapRun>;
  /** Waiting runs, in order of arrival, and the function that wakes each. */
  readonly waiting: Map<MapRun, () => void>;
}

/**
 * Limits how many Map Runs are open at a time in one account and region.
 *
 * AWS: one too many is not an error. It begins (MapRunStarted), then waits until another one ends.
 */
export class OpenMapRuns {
  most = Infinity;
  private readonly owners = new Map<string, Owner>();

  /** Waits until there is room. */
  *enter(run: MapRun): Steps<void> {
    if (this.most === Infinity) return;
    const { open, waiting } = this.ownerOf(run);
    if (open.size < this.most) {
      open.add(run);
      return;
    }
    yield {
      kind: 'await',
      begin: (wake) => {
        waiting.set(run, wake);
        return { cancel: () => void waiting.delete(run) };
      },
    };
  }

  isWaiting(run: MapRun): boolean {
    return this.owners.get(ownerName(run))?.waiting.has(run) === true;
  }

  /** Called when the run has ended: the next one gets its place. */
  leave(run: MapRun): void {
    const owner = this.owners.get(ownerName(run));
    if (owner?.open.delete(run) !== true) return;
    for (const [next, wake] of owner.waiting) {
      owner.waiting.delete(next);
      owner.open.add(next);
      next.execution.receive({ kind: 'news', deliver: wake });
      return;
    }
  }

  private ownerOf(run: MapRun): Owner {
    const name = ownerName(run);
    let owner = this.owners.get(name);
    if (owner === undefined) this.owners.set(name, (owner = { open: new Set(), waiting: new Map() }));
    return owner;
  }
}

/** `arn:aws:states:us-east-1:123456789012`. */
function ownerName({ arn }: MapRun): string {
  return arn.split(':', 5).join(':');
}
