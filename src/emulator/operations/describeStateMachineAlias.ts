import { present } from '../../util/present';
import { findAlias } from './alias/findAlias';
import { resourceNotFound } from './exceptions';
import { Arn } from './model/data';
import { required } from './model/shapes';
import type { Operation } from './Operation';
import { seconds, secondsOf } from './reply';

/** Describes an alias. AWS: `updateDate` is present only after an update (recorded 2026). */
export const describeStateMachineAlias = {
  name: 'DescribeStateMachineAlias',
  input: { stateMachineAliasArn: required(Arn) },
  reads: ['machines'],
  writes: [],
  answers: 'atOnce',
  right: 'states:DescribeStateMachineAlias',
  bucket: { calls: [200, 1] },
  errors: ['InvalidArn', 'ResourceNotFound', 'ValidationException'],
  handle(context, { stateMachineAliasArn }) {
    const { alias } = findAlias(context, stateMachineAliasArn, resourceNotFound);
    return present({
      stateMachineAliasArn: alias.arn,
      name: alias.name,
      description: alias.description,
      routingConfiguration: alias.routes,
      creationDate: seconds(alias.creationDateMs),
      updateDate: secondsOf(alias.updateDateMs),
    });
  },
} satisfies Operation<'DescribeStateMachineAlias'>;
