import { parseStateMachineArn } from '../store/arns';
import { labeledArnsNotSupported } from './exceptions';
import { PageSize, PageToken, Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { listReply, seconds } from './reply';

/** Lists the versions of a state machine, newest first. A machine that does not exist has none. */
export const listStateMachineVersions = {
  name: 'ListStateMachineVersions',
  input: {
    stateMachineArn: required(Arn),
    nextToken: PageToken,
    maxResults: PageSize,
  },
  reads: ['machines'],
  writes: [],
  answers: 'atOnce',
  right: 'states:ListStateMachineVersions',
  bucket: { calls: [100, 1] },
  errors: ['InvalidArn', 'InvalidToken', 'ValidationException'],
  handle(context, { stateMachineArn: arn, ...paging }) {
    const { label, unqualified } = parseStateMachineArn(arn);
    if (label !== undefined) throw labeledArnsNotSupported('State Machine');
    const versions = [...(context.stateMachines.get(unqualified)?.versions.values() ?? [])].reverse();
    const page = { scope: ['ListStateMachineVersions', arn], ...paging };
    return listReply(context, 'stateMachineVersions', page, versions, {
      key: ({ number }) => number,
      descending: true,
      print: (version) => ({ stateMachineVersionArn: version.arn, creationDate: seconds(version.creationDateMs) }),
    });
  },
} satisfies Operation<'ListStateMachineVersions'>;
