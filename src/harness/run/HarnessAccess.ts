import type { Origin, Story } from '../../story/trace/Story';
import { listExecutions, type Listed } from '../../story/trace/pages';
import type { RunHost } from './RunHost';
import { features } from '../features';
import type { Run } from './Run';
import { StartedRun } from './StartedRun';
import { HarnessError } from '../../errors/HarnessError';
import type { TargetNames } from '../../services/TargetNames';
import { callTarget } from '../../tasks/mocking/callTarget';
import { mapRunsOf } from '../../story/trace/strands';
import { findState } from '../../story/trace/findState';
import { formatCount } from '../../util/formatCount';
import { NotHereError } from '../places/NotHereError';
import { MapRunView, type ChildReader, type ChildStatus } from './MapRunView';
import type { RunAccess } from './RunAccess';

/** What a run of a harness can do and read besides its history. */
export class HarnessAccess<Output, State extends string> implements RunAccess<Output, State> {
  // Not enumerable, so that printing and comparing a run leave it out.
  readonly #harness: RunHost;
  readonly #executionArn: string;
  readonly #origin: Origin;

  constructor(harness: RunHost, executionArn: string, origin: Origin) {
    this.#harness = harness;
    this.#executionArn = executionArn;
    this.#origin = origin;
  }

  redrive(): Promise<Run<Output, State>> {
    const redriven = redriveRun<Output, State>(this.#harness, this.#executionArn, this.#origin);
    return this.#harness.usageErrors.watch(redriven, 'A redrive was not awaited');
  }

  mapRun(storyOf: () => Story, state: string, at: number): Promise<MapRunView> {
    const view = readMapRun(this.#harness, storyOf, state, at);
    return this.#harness.usageErrors.watch(view, `run.mapRun('${state}') was not awaited`, { done: true });
  }

  record(file: string): Promise<void> {
    const { part } = this.#origin;
    const recorded =
      part === undefined
        ? features().recordRun(this.#harness.place, this.#executionArn, file)
        : Promise.reject(new HarnessError('run.record() records whole executions: a replay needs the beginning.'));
    return this.#harness.usageErrors.watch(recorded, `run.record('${file}') was not awaited`, { done: true });
  }

  targets(): TargetNames | undefined {
    const { place } = this.#harness;
    return place.kind === 'aws' ? undefined : place.answers('run.calls').targets;
  }

  startedNone(): boolean {
    const { place } = this.#harness;
    if (place.kind === 'aws') return false;
    const nested = place
      .answers('run.calls')
      .calls.inExecution(this.#executionArn)
      .all.filter(({ asked }) => callTarget(asked).kind === 'stateMachine');
    return nested.length > 0 && nested.every(({ answeredBy }) => answeredBy === 'mock');
  }
}

/** Redrives an execution and waits for its end: `run.redrive()`. */
async function redriveRun<Output, State extends string>(
  harness: RunHost,
  executionArn: string,
  origin: Origin,
): Promise<Run<Output, State>> {
  const started = new StartedRun<Output, State>(harness, executionArn, origin);
  await started.redrive();
  return harness.ended(executionArn, origin);
}

/**
 * One Map Run of a state; `at` counts from 0, negative numbers from the end. Throws a HarnessError if it does not exist.
 */
async function readMapRun(harness: RunHost, storyOf: () => Story, state: string, at: number): Promise<MapRunView> {
  const story = storyOf();
  const { definition } = story.origin;
  if (definition !== undefined && findState(definition, state)?.blocks[0]?.distributed !== true)
    throw new HarnessError(`State '${state}' is not a Distributed Map: it begins no Map Run.`);
  const arns = mapRunsOf(story, state);
  const mapRunArn = arns.at(at);
  if (mapRunArn === undefined) throw none(state, at, arns.length);
  const description = await harness.place.call('DescribeMapRun', { mapRunArn });
  return new MapRunView(description, new Children(harness, mapRunArn));
}

/** The children of a Map Run, read with ListExecutions and then one by one. */
class Children implements ChildReader {
  constructor(
    private readonly harness: RunHost,
    private readonly mapRunArn: string,
  ) {}

  async item(index: number): Promise<Run> {
    const { place, test } = this.harness;
    if (place.kind === 'aws') {
      const reason = 'AWS does not tell which child works on which item: look for it by its input in children().';
      test.skip(reason);
      throw new NotHereError(reason);
    }
    let items = 0;
    const children = await this.listed();
    for (const { executionArn, itemCount } of children) {
      items += itemCount;
      if (index < items) return this.read(executionArn);
    }
    throw new HarnessError(`No child has begun with item ${index}: ${formatCount(items, 'item')} have begun.`);
  }

  async list(status?: ChildStatus): Promise<readonly Run[]> {
    const children = await this.listed(status);
    return Promise.all(children.map(({ executionArn }) => this.read(executionArn)));
  }

  private read(executionArn: string): Promise<Run> {
    return this.harness.read(executionArn, this.harness.origin);
  }

  private listed(statusFilter?: ChildStatus): Promise<readonly Listed[]> {
    const { mapRunArn } = this;
    return listExecutions(this.harness.place, { mapRunArn, ...(statusFilter && { statusFilter }) });
  }
}

function none(state: string, at: number, found: number): HarnessError {
  if (found === 0)
    return new HarnessError(
      `State '${state}' has begun no Map Run: it was not entered, was mocked as one step, or failed before.`,
    );
  return new HarnessError(
    `There is no Map Run ${at} of state '${state}': it has begun ${formatCount(found, 'Map Run')}.`,
  );
}
