import { HarnessError } from '../../errors/HarnessError';
import type { Cost } from '../../story/cost/estimateCost';
import { pathOf, type PathStep } from '../../story/trace/comparePath';
import {
  durationOf,
  transitionsOf,
  type ExecutionStatus,
  type Origin,
  type Story,
  type Visit,
} from '../../story/trace/Story';
import { checkOwnState, findState } from '../../story/trace/findState';
import { freezeStory } from '../../story/trace/freezeStory';
import { readValue, UnreadStory } from '../../story/trace/UnreadStory';
import type { StoryEvent } from '../../story/trace/StoryEvent';
import type { CallList } from '../../tasks/mocking/CallList';
import { visitsByState } from '../../story/trace/strands';
import { deepFreeze } from '../../util/deepFreeze';
import { printBriefly, tellBriefly } from '../../util/brief';
import { brandClass } from '../../util/brandClass';
import type { Json } from '../../util/json';
import { checkMembers } from '../../util/checkMembers';
import { features } from '../features';
import { briefRun } from './briefRun';
import type { MapRunView } from './MapRunView';
import { StateView } from './StateView';
import { createTaskView, type TaskView } from './TaskView';
import type { RunAccess } from './RunAccess';
import { lazy } from '../../util/lazy';

const loadFormatStory = lazy(
  () => require('../../story/trace/formatStory') as typeof import('../../story/trace/formatStory'),
);

const loadCallsOf = lazy(() => require('./callsOf') as typeof import('./callsOf'));
const loadFormatSnapshot = lazy(
  () => require('../../story/trace/formatSnapshot') as typeof import('../../story/trace/formatSnapshot'),
);
const loadEstimateCost = lazy(
  () => require('../../story/cost/estimateCost') as typeof import('../../story/cost/estimateCost'),
);

/**
 * An execution, read from DescribeExecution and GetExecutionHistory, for assertions. It is the same whether it ran in
 * this process, in a server or in AWS.
 *
 * @example
 * const run = await order.run({ orderId: 1 });
 * expect(run).toHaveTakenPath(['Charge', 'Ship']);
 */
export class Run<Output = Json, State extends string = string> {
  /** The ARN of the execution. */
  readonly executionArn: string;
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT` or `ABORTED`. */
  readonly status: ExecutionStatus;
  readonly #access: RunAccess<Output, State> | undefined;
  #calls: CallList | undefined;
  /** What is known without reading its history. */
  readonly #head: Story | UnreadStory;
  /** The visits of each state, once they are needed. */
  #visits: ReadonlyMap<string, readonly Visit[]> | undefined;
  readonly #states = new Map<string, StateView<State>>();
  readonly #tasks = new Map<string, TaskView>();

  /** @internal */
  constructor(story: Story | UnreadStory, access?: RunAccess<Output, State>) {
    this.#head = story instanceof UnreadStory ? story : readOnly(story);
    this.executionArn = story.executionArn;
    this.status = story.status;
    this.#access = access;
    tellBriefly(this, () => briefRun(this.#head));
  }

  /** Everything that was read, in order. */
  get story(): Story {
    const head = this.#head;
    return head instanceof UnreadStory ? head.story : head;
  }

  /** @internal */
  get access(): RunAccess<Output, State> | undefined {
    return this.#access;
  }

  /** What the execution returned; `undefined` unless it succeeded. */
  get output(): Output | undefined {
    return this.#head.output as Output | undefined;
  }

  /** What the execution was started with. */
  get input(): Json | undefined {
    return this.#head.input;
  }

  /** The error that it failed with. */
  get error(): string | undefined {
    return this.#head.error;
  }

  /** The cause of `error`. */
  get cause(): string | undefined {
    return this.#head.cause;
  }

  /** The names of the top-level states that it went through, in order. */
  get path(): readonly State[] {
    this.checkHistory();
    return this.story.main.visits.map(({ state }) => state as State);
  }

  /** The path, including the paths of all branches and items. */
  get fullPath(): readonly PathStep<State>[] {
    this.checkHistory();
    return pathOf(this.story.main, true) as PathStep<State>[];
  }

  /** How long it took on its own clock, in milliseconds; while it is running, how long so far. */
  get durationMs(): number {
    return durationOf(this.story);
  }

  /** How many times it was redriven. */
  get redriveCount(): number {
    return this.#head.redriveCount;
  }

  /**
   * Redrives an execution that failed, was stopped or timed out. It resumes where it ended, and sequences of mocks
   * continue. Waits for its end, and returns the whole run, including the part before the redrive. Rejects if AWS would
   * not redrive it, or with the HarnessError that ended it.
   *
   * @example
   * order.mock('Ship').throws('Shipping.Down').returns({ parcel: 'p-1' });
   * const failed = await order.run();
   * expect(await failed.redrive()).toHaveSucceeded();
   */
  redrive(): Promise<Run<Output, State>> {
    if (this.access === undefined) throw new HarnessError('This run can be read, but not redriven.');
    return this.access.redrive();
  }

  /**
   * State transitions as AWS counts and bills them: one for the start and each redrive, one for each state entered, and
   * one for each time that Retry or a redrive ran a state again. See "AWS Step Functions pricing" and "Transitions" of
   * the AWS guide.
   */
  get transitions(): number {
    this.checkHistory();
    return transitionsOf(this.story);
  }

  /**
   * What it would have cost on AWS, in US dollars at the prices of its region, and how that was computed. Executions
   * that it started (nested ones, children of a Distributed Map) are not included. Throws HarnessError for a region whose
   * price is not known.
   */
  get cost(): Cost {
    this.checkHistory();
    const { executionArn, origin } = this.story;
    const type = executionArn.split(':')[5] === 'express' ? 'EXPRESS' : 'STANDARD';
    const definitionBytes = origin.definition === undefined ? 0 : Buffer.byteLength(JSON.stringify(origin.definition));
    return loadEstimateCost().costOfStory(this.story, type, definitionBytes);
  }

  /** The top-level variables at the end of the execution. */
  get variables(): Readonly<Record<string, Json>> {
    this.checkHistory();
    const { origin, main } = this.story;
    return Object.assign({}, origin.variables, ...main.visits.map(({ assigned }) => assigned)) as Record<string, Json>;
  }

  /** The events of the history, in order of their ids. */
  get history(): readonly StoryEvent[] {
    this.checkHistory();
    return this.story.events!;
  }

  /** The calls that its tasks made, in order, with the queries of `sfn.calls`. */
  get calls(): CallList {
    this.checkHistory();
    this.origin.throwStale?.();
    return (this.#calls ??= loadCallsOf().callsOf(this.story, this.access?.targets()));
  }

  /** A state, with all its visits. Throws HarnessError if the definition has no state of this name. */
  state<Name extends State>(name: Name): StateView<State> {
    let view = this.#states.get(name);
    if (view === undefined) {
      const visits = this.visitsOf(name);
      this.#states.set(name, (view = new StateView<State>(this.story, name, visits)));
    }
    return view;
  }

  /**
   * The calls that a Task made, including retries, as a mock function: it works with `toHaveBeenCalledWith`,
   * `toHaveBeenCalledTimes`, `toHaveReturnedWith` and the other matchers for mock functions.
   */
  task(name: State): TaskView {
    const head = this.#head;
    head.origin.throwStale?.();
    const known = this.#tasks.get(name);
    if (known !== undefined) return known;
    const visits = this.visitsOf(name);
    const type = findState(head.origin.definition, name)?.type;
    if (type !== undefined && !calling.has(type))
      throw new HarnessError(
        `State '${name}' is a ${type}: it makes no calls. To see what it did: run.state('${name}').`,
      );
    const view = createTaskView(name, visits, head instanceof UnreadStory ? readValue : undefined);
    this.#tasks.set(name, view);
    return view;
  }

  /**
   * A Map Run of a Distributed Map: its counts, and its child executions as runs. If the state began several (by Retry,
   * or in a loop), it is the last one; `at` selects one, counted from 0.
   *
   * @example
   * const each = await run.mapRun('Each');
   * expect(await each.item(3)).toHaveFailedWith('Card.Declined');
   */
  mapRun(name: State, at = -1): Promise<MapRunView> {
    const storyOf = (): Story => {
      this.checkHistory();
      const { definition } = this.story.origin;
      if (definition !== undefined) checkOwnState(definition, name);
      return this.story;
    };
    return this.access?.mapRun(storyOf, name, at) ?? cannot('This run can be read, but its Map Runs cannot.');
  }

  /**
   * Records the execution in a file, as `stepmill record` does, for `order.replay(file)`, `toMatchRecording(file)` and
   * `stepmill replay`. Account ids, task tokens, signatures, access keys and web tokens are removed. Rejects with a
   * HarnessError if it is still running, or is an Express execution.
   *
   * @example await run.record('recordings/happy.json');
   */
  record(file: string): Promise<void> {
    return this.access?.record(file) ?? cannot('This run can be read, but not be recorded.');
  }

  /** The path as text: a tree with times. */
  toString(): string {
    return loadFormatStory().formatStory(this.story);
  }

  /**
   * The run for a snapshot: ids, times, tokens and accounts are placeholders, so that it is the same for every run that
   * does the same. `toMatchSnapshot()` of Jest and Vitest writes it. `children: 'ignore'` leaves out the child
   * executions of Distributed Maps.
   *
   * Throws a HarnessError if another run would have another snapshot (a random number, a jitter, a key with the time),
   * unless the harness has the options `seed` and `startTime`. Also throws for children in a server or in AWS.
   */
  toSnapshot(options: { readonly children?: 'ignore' } = {}): string {
    checkMembers(options, ['children'], 'run.toSnapshot(options)');
    const text = loadFormatSnapshot().formatSnapshot(this.story, options);
    features().checkStable(this.story);
    return text;
  }

  private visitsOf(name: string): readonly Visit[] {
    this.checkHistory();
    const { visits, origin } = this.#head;
    if (origin.definition !== undefined) checkOwnState(origin.definition, name);
    return (this.#visits ??= visitsByState(visits)).get(name) ?? [];
  }

  /** Details for messages that the API does not return. @internal */
  get origin(): Origin {
    return this.#head.origin;
  }

  /** Throws a HarnessError if the place keeps no history of the execution. @internal */
  checkHistory(): void {
    const head = this.#head;
    // An execution of this process always has a history.
    if (head instanceof UnreadStory || head.events !== undefined) return;
    throw new HarnessError(
      `There is no history of ${head.executionArn}: AWS keeps none for Express executions. ` +
        `Run it in the test's own process, which keeps one.`,
    );
  }
}
brandClass(Run, 'Run');
printBriefly(Run, 'Run');

/** A story read from the API. One from this process becomes read-only when it is read. */
function readOnly(story: Story): Story {
  deepFreeze([story.input, story.output, story.events]);
  return freezeStory(story);
}

function cannot(why: string): Promise<never> {
  return Promise.reject(new HarnessError(why));
}

/** States of these types call a service, or can be mocked as if they did. */
const calling: ReadonlySet<string> = new Set(['Task', 'Map', 'Parallel']);
