import { PageSize, PageToken } from './model/data';
import { structure } from './model/shapes';
import { operation } from './Operation';
import { reply, seconds } from './reply';

/** Lists the state machines of the caller's account and region, by name. */
export const listStateMachines = operation({
  name: 'ListStateMachines',
  input: structure('ListStateMachinesInput', { maxResults: PageSize, nextToken: PageToken }),
  handle({ stateMachines, pagination, caller }, paging) {
    const scope = ['ListStateMachines', caller.accountId, caller.region];
    const { items, nextToken } = pagination.page({ scope, ...paging }, stateMachines.list(caller), {
      key: ({ name }) => name,
    });
    return reply({
      stateMachines: items.map(({ arn, name, type, creationDateMs }) => {
        return { stateMachineArn: arn, name, type, creationDate: seconds(creationDateMs) };
      }),
      nextToken,
    });
  },
});
