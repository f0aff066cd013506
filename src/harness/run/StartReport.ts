import { HarnessError } from '../../errors/HarnessError';
import { brandClass } from '../../util/brandClass';
import type { Json } from '../../util/json';
import { printBriefly, tellBriefly } from '../../util/brief';
import type { Run } from './Run';
import type { StartedRun } from './StartedRun';

/** An execution that a rule, a schedule, a pipe or an API has started. */
export interface StartedByReport {
  /** The name of the rule, schedule or pipe, or the route of an API. */
  readonly by: string;
  /** The name of its state machine. */
  readonly stateMachine: string;
  readonly input: Json;
  readonly run: StartedRun;
}

/** A deployed state machine, with the other names that its file has for it. */
export interface StartableNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What an event, a schedule, a message or a request has started, and why nothing else. */
export abstract class StartReport {
  /** Each execution that was started, in order. */
  readonly started: readonly StartedByReport[];
  readonly #startable: readonly StartableNames[];

  /** @internal */
  constructor(started: readonly StartedByReport[], startable: readonly StartableNames[]) {
    this.started = started;
    this.#startable = startable;
    tellBriefly(this, () => ({ started: started.map(({ by, stateMachine, input }) => ({ by, stateMachine, input })) }));
  }

  /** The state machines that it could have started. @internal */
  get startable(): readonly StartableNames[] {
    return this.#startable;
  }

  /** What happened, in words, one line each: for failure messages. */
  abstract explain(): readonly string[];

  /**
   * Waits for the end of the execution that was started: of the only one, or of the only one of a state machine. Rejects
   * with a HarnessError, and the reasons, if there is none.
   *
   * @example const run = await (await sfn.events.put({ source: 'shop', detailType: 'Order Placed', detail })).run();
   */
  async run(stateMachine?: string): Promise<Run> {
    const found = this.started.filter((one) => stateMachine === undefined || one.stateMachine === stateMachine);
    if (found.length === 1) return found[0]!.run.ended();
    const of = stateMachine === undefined ? '' : ` of '${stateMachine}'`;
    const what =
      found.length === 0
        ? `No execution${of} was started.`
        : `${found.length} executions${of} were started. Take one of them: await sent.started[0].run.ended()`;
    throw new HarnessError([what, ...this.explain()].join('\n'));
  }
}
brandClass(StartReport, 'StartReport');
printBriefly(StartReport, 'StartReport');
