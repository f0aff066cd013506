import { PageSize, PageToken } from './model/data';
import type { Operation } from './Operation';
import { listReply, seconds } from './reply';

/** Lists the state machines of the caller's account and region, by name. */
export const listStateMachines = {
  name: 'ListStateMachines',
  input: { maxResults: PageSize, nextToken: PageToken },
  reads: ['machines'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListStateMachines',
  bucket: { calls: [100, 5] },
  errors: ['InvalidToken'],
  handle(context, paging) {
    const { stateMachines, caller } = context;
    const page = { scope: ['ListStateMachines', caller.accountId, caller.region], ...paging };
    return listReply(context, 'stateMachines', page, stateMachines.list(caller), {
      key: ({ name }) => name,
      print: ({ arn, name, type, creationDateMs }) => {
        return { stateMachineArn: arn, name, type, creationDate: seconds(creationDateMs) };
      },
    });
  },
} satisfies Operation<'ListStateMachines'>;
