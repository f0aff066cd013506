import { parseStateMachineArn } from '../store/arns';
import { labeledArnsNotSupported } from './exceptions';
import { PageSize, PageToken, Arn } from './model/data';
import { required, structure } from './model/shapes';
import { operation } from './Operation';
import { reply, seconds } from './reply';

/** Lists the versions of a state machine, newest first. A machine that is not there has none. */
export const listStateMachineVersions = operation({
  name: 'ListStateMachineVersions',
  input: structure('ListStateMachineVersionsInput', {
    stateMachineArn: required(Arn),
    nextToken: PageToken,
    maxResults: PageSize,
  }),
  handle({ stateMachines, pagination }, { stateMachineArn: arn, ...paging }) {
    const { label, unqualified } = parseStateMachineArn(arn);
    if (label !== undefined) throw labeledArnsNotSupported('State Machine');
    const versions = [...(stateMachines.get(unqualified)?.versions.values() ?? [])].reverse();
    const { items, nextToken } = pagination.page({ scope: ['ListStateMachineVersions', arn], ...paging }, versions, {
      key: ({ number }) => number,
      descending: true,
    });
    return reply({
      stateMachineVersions: items.map((version) => {
        return { stateMachineVersionArn: version.arn, creationDate: seconds(version.creationDateMs) };
      }),
      nextToken,
    });
  },
});
