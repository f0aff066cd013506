import { HarnessError } from '../errors/HarnessError';
import { toJson } from '../tasks/mocking/toJson';
import { checkMembers } from '../util/checkMembers';
import { brandClass } from '../util/brandClass';
import { printBriefly, tellBriefly } from '../util/brief';
import type { Json } from '../util/json';
import type { Harness } from './Harness';
import type { PipeRun } from '../emulator/starts/pipes/PipeRun';
import { PipeReport } from './run/PipeReport';
import { startedBy } from './startedBy';

/** How records are run through a pipe. */
export interface PipeOptions {
  /** Runs it even if its file says that it is stopped. Default false. */
  readonly evenIfStopped?: boolean | undefined;
}

/** A pipe to test: one of EventBridge Pipes, from an SQS queue or a DynamoDB stream to a state machine. */
export class PipeUnderTest {
  readonly name: string;
  readonly #harness: Harness;

  /** @internal */
  constructor(harness: Harness, name: string) {
    this.#harness = harness;
    this.name = name;
    tellBriefly(this, () => ({ name }));
  }

  /**
   * Runs messages of its queue through the pipe: each a string, or a value whose JSON is the body. Resolves with what it
   * has dropped and started. Rejects with a HarnessError if AWS would reject or stop the pipe.
   *
   * @example
   * const sent = await sfn.pipe('Orders').send([{ orderId: 1 }, { orderId: 2 }]);
   * expect(sent).toHaveStarted('Order', [expect.objectContaining({ body: '{"orderId":1}' }), expect.anything()]);
   */
  send(bodies: readonly unknown[], options: PipeOptions = {}): Promise<PipeReport> {
    const records = listOf(bodies, 'send').map((body) => {
      if (typeof body === 'string') return { body };
      return { body: JSON.stringify(toJson(body, 'A message of send(…)')) };
    });
    return this.#watched('send', records, options);
  }

  /**
   * Runs records of its source through the pipe. What is left out of them is filled in. For a queue, a record has `body`
   * and, if you like, `messageAttributes`, `messageId`, `groupId`. For a stream, it has `eventName` and `dynamodb`.
   *
   * @example
   * const NewImage = { orderId: { S: 'o-1' } };
   * await sfn.pipe('Changes').records([{ eventName: 'INSERT', dynamodb: { NewImage } }]);
   */
  records(records: readonly object[], options: PipeOptions = {}): Promise<PipeReport> {
    const given = listOf(records, 'records').map((record) => toJson(record, 'A record of records(…)'));
    return this.#watched('records', given, options);
  }

  /**
   * What it has done in this test, by hand or, with the option `deliverEvents`, with messages that tasks have sent to its
   * queue. The oldest first.
   */
  async ran(): Promise<readonly PipeReport[]> {
    const runs = await this.#harness.starts.call({ op: 'pipeRuns', name: this.name });
    return Promise.all(runs.map((run) => this.#report(run)));
  }

  #watched(method: string, records: readonly Json[], options: PipeOptions): Promise<PipeReport> {
    checkMembers(options, ['evenIfStopped'], `${method}(…)`);
    const run = this.#run(records, options);
    return this.#harness.usageErrors.watch(run, `sfn.pipe('${this.name}').${method}(…) was not awaited`, {
      done: true,
    });
  }

  async #run(records: readonly Json[], { evenIfStopped = false }: PipeOptions): Promise<PipeReport> {
    const run = await this.#harness.starts.call({ op: 'runPipe', name: this.name, records, evenIfStopped });
    return this.#report(run);
  }

  async #report(run: PipeRun): Promise<PipeReport> {
    const executions = run.batches.flatMap(({ enrichedBy = {}, ...batch }) => [enrichedBy, batch]);
    const startable = await this.#harness.starts.startableBy(run.pipe);
    return new PipeReport(run, startedBy(this.#harness, run.pipe, executions), startable);
  }
}
brandClass(PipeUnderTest, 'PipeUnderTest');
printBriefly(PipeUnderTest, 'PipeUnderTest');

function listOf(given: readonly unknown[], method: string): readonly unknown[] {
  if (Array.isArray(given) && given.length > 0) return given;
  throw new HarnessError(`${method}(…) of a pipe takes a list that is not empty, for example ${method}([{ … }]).`);
}
