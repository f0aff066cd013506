import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import { formatPosition } from '../../../util/Position';
import type { StartContext } from '../StartKind';
import type { JsonObject } from '../../../util/json';
import type { EventChain } from '../rules/EventChain';
import type { PipePlan, PipeStart } from './openPipe';
import type { OnStart } from './PipeCalls';
import type { PipeRun } from './PipeRun';
import { runPipe } from './runPipe';

/** A message that was sent to a queue. */
export interface SentMessage {
  /** The name of the queue. */
  readonly queue: string;
  /** As the source of a queue takes it: `{ body, messageId … }`. */
  readonly record: JsonObject;
  /** The ARN of the execution that has sent it. */
  readonly cause: string | undefined;
}

/** The pipes of a service. */
export class Pipes {
  private count = 0;
  private readonly told = new Set<unknown>();
  private readonly log: PipeRun[] = [];
  /** Ends with the last message that was received. */
  private received: Promise<void> = Promise.resolve();

  /** `all` returns what is registered. */
  constructor(
    private readonly context: StartContext,
    private readonly all: () => readonly PipeStart[],
    private readonly chain: () => EventChain,
  ) {}

  /**
   * Runs records through a pipe, by hand. For a queue they are messages, for a stream its records; missing members get defaults. Rejects with HarnessError if AWS would not run the pipe.
   */
  async run(name: string, given: readonly unknown[], { evenIfStopped = false } = {}): Promise<PipeRun> {
    const pipe = this.find(name);
    const { declared, plan, problem } = pipe;
    const where = `The pipe '${declared.name}' (${formatPosition(declared.source)})`;
    if (plan === undefined) throw new HarnessError(`${where} cannot run. ${problem ?? ''}`);
    if (!declared.enabled && !evenIfStopped)
      throw new HarnessError(
        `${where} is stopped (DesiredState), so it reads nothing. To run it nevertheless, set evenIfStopped: true.`,
      );
    return this.runPlan(pipe, plan, given, () => undefined);
  }

  /** What a pipe has done since the last reset, once it has done everything that it has received. */
  async runsOf(name: string): Promise<readonly PipeRun[]> {
    const { declared } = this.find(name);
    let received: Promise<void>;
    do await (received = this.received);
    while (received !== this.received);
    return this.log.filter(({ pipe }) => pipe === declared.name);
  }

  /** Runs a message of a queue through the first pipe that reads the queue, after what came before. */
  receive({ queue, record, cause }: SentMessage): void {
    const pipe = this.all().find((one) => reads(one, queue));
    if (pipe === undefined) return;
    this.received = this.received.then(async () => {
      try {
        const { declared, plan, problem } = pipe;
        if (plan === undefined) throw new HarnessError(`The pipe '${declared.name}' cannot run. ${problem ?? ''}`);
        const link = this.chain().next(cause, { starters: 'Pipes', cause: `a message to the queue '${queue}'` });
        await this.runPlan(pipe, plan, [record], (stateMachineArn, execution) =>
          this.chain().add(stateMachineArn, execution, link),
        );
      } catch (error) {
        if (!this.told.has(error)) this.context.host.mistake(error);
        this.told.add(error);
      }
    });
  }

  private async runPlan(
    pipe: PipeStart,
    plan: PipePlan,
    given: readonly unknown[],
    onStart: OnStart,
  ): Promise<PipeRun> {
    const { host } = this.context;
    const records = given.map((one) =>
      plan.source.record(one, {
        arn: pipe.declared.sourceArn,
        region: host.region,
        accountId: host.accountId,
        nowMs: host.now(),
        uuid: () => host.uuid(),
        count: ++this.count,
      }),
    );
    const run = await runPipe(pipe, plan, records, this.context, onStart);
    this.log.push(run);
    // A server may run for months: only the latest are kept.
    if (this.log.length > mostKept) this.log.splice(0, mostKept / 2);
    return run;
  }

  private find(name: string): PipeStart {
    const pipes = this.all();
    const found = pipes.filter(({ declared }) => declared.name === name || declared.aliases.includes(name));
    if (found.length === 1) return found[0]!;
    if (found.length > 1) {
      const places = found.map(({ declared }) => formatPosition(declared.source)).join(', ');
      throw new HarnessError(`'${name}' is the name of ${found.length} pipes: ${places}.`);
    }
    if (pipes.length === 0)
      throw new HarnessError(
        `There is no pipe '${name}'. No deployed file declares a pipe. Deploy a state machine of the file that does.`,
      );
    const meant = didYouMean(
      name,
      pipes.flatMap(({ declared }) => [declared.name, ...declared.aliases]),
    );
    const known = pipes.map(({ declared }) => `'${declared.name}'`).join(', ');
    throw new HarnessError(`There is no pipe '${name}'. ${meant ?? `These exist: ${known}.`}`);
  }
}

const mostKept = 2_000;

function reads({ declared: { enabled, sourceArn } }: PipeStart, queue: string): boolean {
  const [, , service, , , name] = sourceArn.split(':');
  return enabled && service === 'sqs' && name === queue;
}
