import type { Json } from '../../util/json';
import { pathOf } from '../path/comparePath';
import type { PathStep } from '../path/PathExpectation';
import { formatStory } from '../story/formatStory';
import type { ExecutionStatus, Story, Visit } from '../story/Story';
import { StateView } from './StateView';
import { createTaskView, type TaskView } from './TaskView';

/**
 * An execution, read from DescribeExecution and GetExecutionHistory: what the matchers look at. The same whether it
 * ran in this process, in a server or in AWS.
 *
 * @example
 * const run = await order.run({ orderId: 1 });
 * expect(run).toHaveTakenPath(['Charge', 'Ship']);
 */
export class Run<Output = Json, State extends string = string> {
  readonly story: Story;

  constructor(story: Story) {
    this.story = story;
  }

  get executionArn(): string {
    return this.story.executionArn;
  }

  get status(): ExecutionStatus {
    return this.story.status;
  }

  /** `undefined` unless it succeeded. */
  get output(): Output {
    return this.story.output as Output;
  }

  get input(): Json | undefined {
    return this.story.input;
  }

  get error(): string | undefined {
    return this.story.error;
  }

  get cause(): string | undefined {
    return this.story.cause;
  }

  /** The states of the main line, in order. */
  get path(): readonly State[] {
    return this.story.main.visits.map(({ state }) => state as State);
  }

  /** The path with the paths of all branches and items inside. */
  get fullPath(): readonly PathStep[] {
    return pathOf(this.story.main, true);
  }

  /** How long it took on its own clock, in milliseconds; up to now while it is running. */
  get durationMs(): number {
    const { startMs, stopMs, events } = this.story;
    return (stopMs ?? events.at(-1)?.timestampMs ?? startMs) - startMs;
  }

  /** State transitions as AWS counts and bills them: one for each state entered, one more for each retry, and the start. */
  get transitions(): number {
    return 1 + this.story.visits.reduce((sum, { attempts }) => sum + Math.max(1, attempts.length), 0);
  }

  /** The events of the history, as the API gives them. */
  get history(): Story['events'] {
    return this.story.events;
  }

  /** What happened to a state, in all its visits. */
  state(name: State): StateView {
    return new StateView(this.story, name, this.visitsOf(name));
  }

  /**
   * The calls that a Task made: a function that works with `toHaveBeenCalledWith`, `toHaveBeenCalledTimes` and the
   * other matchers for mock functions.
   */
  task(name: State): TaskView {
    return createTaskView(name, this.visitsOf(name));
  }

  /** The path as a tree with times. */
  toString(): string {
    return formatStory(this.story);
  }

  private visitsOf(name: string): readonly Visit[] {
    return this.story.visits.filter(({ state }) => state === name);
  }
}
