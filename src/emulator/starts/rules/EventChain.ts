import { HarnessError } from '../../../errors/HarnessError';
import type { StartHost } from '../StartHost';
import type { EventToPut, PutEvent } from './putEvent';

/** How often rules may start each other through events of the executions that they started. In AWS, this could go on forever. */
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
export interface ChainLink {
  /** The number of events before it. */
  readonly length: number;
  readonly tree: Tree;
}

/** The rules and pipes that have started executions, and what the last one has caused. */
interface Cause {
  /** `Rules` */
  readonly starters: string;
  /** `an event`, with its details. */
  readonly cause: string;
}

/** Counts how events follow from events: an event starts an execution, whose events start others. */
export class EventChain {
  private readonly links = new Map<string, ChainLink>();
  /** The link of executions that run before their start returns. */
  private current: ChainLink | undefined;

  constructor(private readonly host: Pick<StartHost, 'startedBy'>) {}

  /** Puts an event that an execution has caused, if any. Throws HarnessError if the chain is too long. */
  follow({ source, detailType }: EventToPut, cause: string | undefined, put: () => PutEvent): PutEvent {
    const outer = this.current;
    const own = (this.current = this.next(cause, {
      starters: 'Rules',
      cause: `an event ('${detailType}' of '${source}')`,
    }));
    try {
      const done = put();
      for (const { targets } of done.matched)
        for (const { executionArn } of targets) if (executionArn !== undefined) this.keep(keyOf(executionArn), own);
      return done;
    } finally {
      this.current = outer;
    }
  }

  /** The place of what an execution has caused, if it was one. Throws HarnessError if the chain is too long. */
  next(cause: string | undefined, what: Cause): ChainLink {
    const before = cause === undefined ? newLink() : this.linkOf(cause);
    const { tree } = before;
    const length = before.length + 1;
    if (length > branchingFrom) tree.branches += 1;
    if (length > longestChain || tree.branches > mostBranches) tree.broken ??= endless(cause!, what);
    if (tree.broken !== undefined) throw tree.broken;
    return { length, tree };
  }

  /** Adds an execution that is about to start. It may have ended when its start returns. */
  add(stateMachineArn: string, name: string, link: ChainLink): void {
    this.keep(`${stateMachineArn.split(':')[6]!}:${name}`, link);
  }

  private linkOf(executionArn: string): ChainLink {
    let root = keyOf(executionArn);
    for (let arn: string | undefined = executionArn; arn !== undefined; arn = this.host.startedBy(arn)) {
      const link = this.links.get(keyOf(arn));
      if (link !== undefined) return link;
      root = keyOf(arn);
    }
    const link = this.current ?? newLink();
    this.keep(root, link);
    return link;
  }

  /** A long-running server forgets the oldest. */
  private keep(key: string, link: ChainLink): void {
    this.links.set(key, link);
    if (this.links.size > mostLinks) this.links.delete(this.links.keys().next().value!);
  }
}

function newLink(): ChainLink {
  return { length: 0, tree: { branches: 0, broken: undefined } };
}

function endless(executionArn: string, { starters, cause }: Cause): HarnessError {
  return new HarnessError(
    `${starters} have started executions again and again, each by what the execution before has sent. The last one, ` +
      `${executionArn}, has sent ${cause}. In AWS this might go on forever. Make the pattern or filter narrower, so that ` +
      'it does not match what the started executions send.',
  );
}

/** The machine and name of an execution: an Express execution has a further id, which is not known before it starts. */
function keyOf(executionArn: string): string {
  return executionArn.split(':').slice(6, 8).join(':');
}
