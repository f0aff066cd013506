import { PageSize, PageToken } from './model/data';
import type { Operation } from './Operation';
import { listReply, seconds } from './reply';

/** Lists the activities of the caller's account and region, by name. */
export const listActivities = {
  name: 'ListActivities',
  input: { maxResults: PageSize, nextToken: PageToken },
  reads: ['activities'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListActivities',
  bucket: { large: [100, 10], calls: [100, 5] },
  errors: ['InvalidToken'],
  handle(context, paging) {
    const { activities, caller } = context;
    const page = { scope: ['ListActivities', caller.accountId, caller.region], ...paging };
    return listReply(context, 'activities', page, activities.list(caller), {
      key: ({ name }) => name,
      print: ({ arn, name, creationDateMs }) => ({ activityArn: arn, name, creationDate: seconds(creationDateMs) }),
    });
  },
} satisfies Operation<'ListActivities'>;
