import { didYouMean } from '../../util/nearest';
import type { Activities } from '../store/Activities';

/**
 * Why the activity of an ARN does not exist here, as a sentence; `undefined` if it exists, and if it has been deleted.
 */
export function whyNoActivity(activities: Activities, arn: string): string | undefined {
  if (activities.get(arn) !== undefined || activities.wasDeleted(arn)) return undefined;
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const hint = didYouMean(
    name,
    [...activities.all()].map((activity) => activity.name),
  );
  const create = `For a worker, or to end its task in the test, create it: await sfn.client().send(new CreateActivityCommand({ name: '${name}' })).`;
  return [
    `There is no activity '${name}', so AWS would not schedule its task.`,
    ...(hint === undefined ? [] : [hint]),
    create,
  ].join(' ');
}
