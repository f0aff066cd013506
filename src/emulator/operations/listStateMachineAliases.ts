import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import { stateMachineDeleting, stateMachineDoesNotExist } from './exceptions';
import { PageSize, PageToken, Arn } from './model/data';
import { required, structure } from './model/shapes';
import { operation } from './Operation';
import { reply, seconds } from './reply';

/** Lists the aliases of a state machine, or those that lead to one version. AWS: oldest first (recorded). */
export const listStateMachineAliases = operation({
  name: 'ListStateMachineAliases',
  input: structure('ListStateMachineAliasesInput', {
    stateMachineArn: required(Arn),
    nextToken: PageToken,
    maxResults: PageSize,
  }),
  handle({ stateMachines, pagination }, { stateMachineArn: arn, ...paging }) {
    const { unqualified, qualifier, label } = parseStateMachineArn(arn);
    const machine = stateMachines.get(unqualified);
    const isOther = label !== undefined || (qualifier !== undefined && !isVersionNumber(qualifier));
    if (machine === undefined || isOther) throw stateMachineDoesNotExist(arn);
    if (machine.deleting) throw stateMachineDeleting(arn);
    const names = qualifier === undefined ? undefined : machine.aliasesOf(arn);
    const aliases = [...machine.aliases.values()].filter(({ name }) => names?.includes(name) ?? true);
    const { items, nextToken } = pagination.page({ scope: ['ListStateMachineAliases', arn], ...paging }, aliases, {
      key: ({ sequence }) => sequence,
    });
    return reply({
      stateMachineAliases: items.map((alias) => {
        return { stateMachineAliasArn: alias.arn, creationDate: seconds(alias.creationDateMs) };
      }),
      nextToken,
    });
  },
});
