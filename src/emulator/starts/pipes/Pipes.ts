import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import { formatPosition } from '../../../util/Position';
import type { StartContext } from '../StartKind';
import type { PipeStart } from './openPipe';
import type { PipeRun } from './PipeRun';
import { runPipe } from './runPipe';

/** The pipes of a service. */
export class Pipes {
  private count = 0;

  /** `all` returns what is registered. */
  constructor(
    private readonly context: StartContext,
    private readonly all: () => readonly PipeStart[],
  ) {}

  /**
   * Runs records through a pipe, by hand. For a queue they are messages, for a stream its records; what is left out of
   * them is filled in. Rejects with HarnessError if AWS would not run the pipe.
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
    const { host } = this.context;
    const records = given.map((one) =>
      plan.source.record(one, {
        arn: declared.sourceArn,
        region: host.region,
        accountId: host.accountId,
        nowMs: host.now(),
        uuid: () => host.uuid(),
        count: ++this.count,
      }),
    );
    return runPipe(pipe, plan, records, this.context);
  }

  /** The running pipes that read a queue. */
  ofQueue(queueName: string): readonly string[] {
    return this.all()
      .filter(({ declared: { enabled, sourceArn } }) => {
        const [, , service, , , name] = sourceArn.split(':');
        return enabled && service === 'sqs' && name === queueName;
      })
      .map(({ declared }) => declared.name);
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
