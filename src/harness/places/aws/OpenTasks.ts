import { iterationsOf } from '../../../story/trace/strands';
import { fetchRun } from '../../run/readRun';
import { findState } from '../../../story/trace/findState';
import type { Attempt } from '../../../story/trace/Story';
import type { Place } from '../Place';
import { findTaskToken } from '../../../story/trace/findTaskToken';

/** Finds the tokens of open tasks using only the API. */
export class OpenTasks {
  private readonly leased = new Map<string, string>();

  constructor(private readonly place: Place) {}

  /** The token of the open task of a state; `undefined` without one, or if it cannot be found. */
  async tokenOf(executionArn: string, state: string, item?: number): Promise<string | undefined> {
    const { story } = await fetchRun(this.place, executionArn);
    const visit = story.visits.findLast(
      (one) =>
        one.state === state &&
        one.outcome === 'open' &&
        (item === undefined || iterationsOf(one).at(-1)?.index === item),
    );
    const attempt = visit?.attempts.at(-1);
    if (attempt === undefined || attempt.outcome !== 'open') return undefined;
    if (isActivity(attempt)) return this.lease(`${executionArn} ${attempt.startedId}`, attempt.resource!);
    const definition = findState(story.origin.definition, state)?.object;
    return attempt.parameters === undefined ? undefined : findTaskToken(attempt.parameters, definition);
  }

  /**
   * An activity's token is only given to a worker, so this takes the task as a worker. If a task of another execution
   * comes first, it is taken instead, so tests that share an activity must run one after the other.
   */
  private async lease(key: string, activityArn: string): Promise<string | undefined> {
    const known = this.leased.get(key);
    if (known !== undefined) return known;
    const { taskToken } = await this.place.call('GetActivityTask', { activityArn, workerName: 'stepmill' });
    if (typeof taskToken !== 'string') return undefined;
    this.leased.set(key, taskToken);
    return taskToken;
  }
}

function isActivity({ resource, resourceType }: Attempt): boolean {
  return resourceType === undefined && resource !== undefined && resource.includes(':activity:');
}
