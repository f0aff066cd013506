import { HarnessError } from '../../../errors/HarnessError';
import type { Story } from '../../../story/trace/Story';
import { mapRunsOf } from '../../../story/trace/strands';
import { findState } from '../../../story/trace/findState';
import { formatCount } from '../../../util/formatCount';
import { NotHereError } from '../../places/NotHereError';
import type { Stepmill } from '../Stepmill';
import { MapRunView, type ChildReader, type ChildStatus } from './MapRunView';
import type { Run } from './Run';

/** One Map Run of a state, `at` counted from 0 or, below 0, from the end. Throws a HarnessError when there is none. */
export async function readMapRun(harness: Stepmill, story: Story, state: string, at: number): Promise<MapRunView> {
  const { definition } = story.origin;
  if (definition !== undefined && findState(definition, state)?.blocks[0]?.distributed !== true)
    throw new HarnessError(`State '${state}' is no Distributed Map: it begins no Map Run.`);
  const arns = mapRunsOf(story, state);
  const mapRunArn = arns.at(at);
  if (mapRunArn === undefined) throw none(state, at, arns.length);
  const description = await harness.place.call('DescribeMapRun', { mapRunArn });
  return new MapRunView(description, new Children(harness, mapRunArn));
}

interface Listed {
  readonly executionArn: string;
  readonly itemCount: number;
}

/** The children of a Map Run, read with ListExecutions and then one by one. */
class Children implements ChildReader {
  constructor(
    private readonly harness: Stepmill,
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

  /** Oldest first. */
  private async listed(statusFilter?: ChildStatus): Promise<readonly Listed[]> {
    const newestFirst: Listed[] = [];
    const { mapRunArn } = this;
    let nextToken: unknown;
    do {
      const input = {
        mapRunArn,
        maxResults: 1000,
        ...(statusFilter && { statusFilter }),
        ...(nextToken !== undefined && { nextToken }),
      };
      const page = await this.harness.place.call('ListExecutions', input);
      newestFirst.push(...(page['executions'] as readonly Listed[]));
      nextToken = page['nextToken'];
    } while (nextToken !== undefined);
    return newestFirst.reverse();
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
