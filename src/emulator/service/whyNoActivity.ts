import { didYouMean } from '../../util/nearest';
import type { Activities } from '../store/Activities';

/** Why the activity of an ARN is not here, in a sentence; `undefined` if it is, and if it has been deleted. */
export function whyNoActivity(activities: Activities, arn: string): string | undefined {
  if (activities.get(arn) !== undefined || activities.wasDeleted(arn)) return undefined;
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const hint = didYouMean(
    name,
    [...activities.all()].map((activity) => activity.name),
  );
  const create = `For a worker, or to end its task in the test, make it: await sfn.client().send(new CreateActivityCommand({ name: '${name}' })).`;
  return [
    `There is no activity '${name}', of which AWS schedules no task.`,
    ...(hint === undefined ? [] : [hint]),
    create,
  ].join(' ');
}
