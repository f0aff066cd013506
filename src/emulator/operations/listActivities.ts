import { PageSize, PageToken } from './model/data';
import { operation } from './Operation';
import { listReply, seconds } from './reply';

/** Lists the activities of the caller's account and region, by name. */
export const listActivities = operation('ListActivities', {
  input: { maxResults: PageSize, nextToken: PageToken },
  handle(context, paging) {
    const { activities, caller } = context;
    const page = { scope: ['ListActivities', caller.accountId, caller.region], ...paging };
    return listReply(context, 'activities', page, activities.list(caller), {
      key: ({ name }) => name,
      print: ({ arn, name, creationDateMs }) => ({ activityArn: arn, name, creationDate: seconds(creationDateMs) }),
    });
  },
});
