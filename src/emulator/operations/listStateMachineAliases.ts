import { isVersionNumber, parseStateMachineArn } from '../store/arns';
import { stateMachineDeleting, stateMachineDoesNotExist } from './exceptions';
import { PageSize, PageToken, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { listReply, seconds } from './reply';

/** Lists the aliases of a state machine, or those that route to one version. AWS: oldest first (recorded). */
export const listStateMachineAliases = {
  name: 'ListStateMachineAliases',
  input: {
    stateMachineArn: required(Arn),
    nextToken: PageToken,
    maxResults: PageSize,
  },
  reads: ['machines'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListStateMachineAliases',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn', 'InvalidToken', 'ResourceNotFound', 'StateMachineDeleting', 'StateMachineDoesNotExist'],
  handle(context, { stateMachineArn: arn, ...paging }) {
    const { unqualified, qualifier, label } = parseStateMachineArn(arn);
    const machine = context.stateMachines.get(unqualified);
    const isOther = label !== undefined || (qualifier !== undefined && !isVersionNumber(qualifier));
    if (machine === undefined || isOther) throw stateMachineDoesNotExist(arn);
    if (machine.deleting) throw stateMachineDeleting(arn);
    const names = qualifier === undefined ? undefined : machine.aliasesOf(arn);
    const aliases = [...machine.aliases.values()].filter(({ name }) => names?.includes(name) ?? true);
    const page = { scope: ['ListStateMachineAliases', arn], ...paging };
    return listReply(context, 'stateMachineAliases', page, aliases, {
      key: ({ sequence }) => sequence,
      print: (alias) => ({ stateMachineAliasArn: alias.arn, creationDate: seconds(alias.creationDateMs) }),
    });
  },
} satisfies Operation<'ListStateMachineAliases'>;
