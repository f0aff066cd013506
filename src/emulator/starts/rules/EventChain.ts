import { HarnessError } from '../../../errors/HarnessError';
import type { StartHost } from '../StartHost';
import type { EventToPut, PutEvent } from './putEvent';

/** How often rules may start each other by the events of what they have started. In AWS, this could go on for ever. */
const longestChain = 20;

/** Where an execution that causes several events multiplies: from this length of a chain on, this many events. */
const branchingFrom = 5;
const mostBranches = 500;

const mostLinks = 10_000;

/** What follows from one execution or event that no rule has caused. */
interface Tree {
  branches: number;
  broken: HarnessError | undefined;
}

/** The place of an execution in a chain of events. */
interface Link {
  /** The number of events before it. */
  readonly length: number;
  readonly tree: Tree;
}

/** Counts how events follow from events: an event starts an execution, whose events start others. */
export class EventChain {
  private readonly links = new Map<string, Link>();
  /** The link of executions that run before their start returns. */
  private current: Link | undefined;

  constructor(private readonly host: Pick<StartHost, 'startedBy'>) {}

  /** Puts an event that an execution has caused, if any. Throws HarnessError if the chain is too long. */
  follow({ source, detailType }: EventToPut, cause: string | undefined, put: () => PutEvent): PutEvent {
    const before = cause === undefined ? newLink() : this.linkOf(cause);
    const { tree } = before;
    const length = before.length + 1;
    if (length > branchingFrom) tree.branches += 1;
    if (length > longestChain || tree.branches > mostBranches)
      tree.broken ??= endless(cause!, `'${detailType}' of '${source}'`);
    if (tree.broken !== undefined) throw tree.broken;
    const outer = this.current;
    const own = (this.current = { length, tree });
    try {
      const done = put();
      for (const { targets } of done.matched)
        for (const { executionArn } of targets) if (executionArn !== undefined) this.keep(executionArn, own);
      return done;
    } finally {
      this.current = outer;
    }
  }

  private linkOf(executionArn: string): Link {
    let root = executionArn;
    for (let arn: string | undefined = executionArn; arn !== undefined; arn = this.host.startedBy(arn)) {
      const link = this.links.get(arn);
      if (link !== undefined) return link;
      root = arn;
    }
    const link = this.current ?? newLink();
    this.keep(root, link);
    return link;
  }

  /** A long-running server forgets the oldest. */
  private keep(executionArn: string, link: Link): void {
    this.links.set(executionArn, link);
    if (this.links.size > mostLinks) this.links.delete(this.links.keys().next().value!);
  }
}

function newLink(): Link {
  return { length: 0, tree: { branches: 0, broken: undefined } };
}

function endless(executionArn: string, event: string): HarnessError {
  return new HarnessError(
    `Rules have started executions again and again, each by an event of the execution before. The last one, ` +
      `${executionArn}, has caused another event (${event}). In AWS this might go on for ever. Make the pattern of a rule ` +
      'narrower, so that it does not match the events of what it starts.',
  );
}
