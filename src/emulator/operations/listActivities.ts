import { PageSize, PageToken } from './model/data';
import { structure } from './model/shapes';
import { operation } from './Operation';
import { reply, seconds } from './reply';

/** Lists the activities of the caller's account and region, by name. */
export const listActivities = operation({
  name: 'ListActivities',
  input: structure('ListActivitiesInput', { maxResults: PageSize, nextToken: PageToken }),
  handle({ activities, pagination, caller }, paging) {
    const scope = ['ListActivities', caller.accountId, caller.region];
    const { items, nextToken } = pagination.page({ scope, ...paging }, activities.list(caller), {
      key: ({ name }) => name,
    });
    return reply({
      activities: items.map(({ arn, name, creationDateMs }) => {
        return { activityArn: arn, name, creationDate: seconds(creationDateMs) };
      }),
      nextToken,
    });
  },
});
