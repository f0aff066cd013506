import { parseResource } from '../../../language/asl/resource';
import { findService } from '../../../services/services';
import { javaClassName } from '../../../services/serviceNames';
import { member } from '../../../util/json';
import { errorNamesIn } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/**
 * An error that is spelled as the other kind of integration of the service spells it, so that it never matches.
 *
 * AWS: an optimised integration fails with `DynamoDB.ConditionalCheckFailedException`, one behind `aws-sdk:` with
 * `DynamoDb.ConditionalCheckFailedException`.
 */
export const ErrorPrefixAdvice: Adviser = ({ states, advise }) => {
  for (const state of states) {
    const [own, other] = prefixesOf(member(state.object, 'Resource'));
    if (own === undefined || own === other) continue;
    for (const { name, names, at } of errorNamesIn(state)) {
      const right = `${own}${name.slice(name.indexOf('.'))}`;
      if (!name.startsWith(`${other}.`) || names.includes(right)) continue;
      advise(
        'ERROR_NAME_NEVER_MATCHES',
        at,
        `This integration has no error '${name}': its errors begin with '${own}.'.`,
        `Did you mean '${right}'?`,
      );
    }
  }
};

/** What stands before the errors of an integration, and before those of the other kind of integration of the service. */
function prefixesOf(arn: unknown): readonly (string | undefined)[] {
  const resource = typeof arn === 'string' ? parseResource(arn) : undefined;
  const service = resource?.kind === 'integration' ? findService(resource.service, resource.awsSdk) : undefined;
  if (resource?.kind !== 'integration' || service === undefined) return [];
  const prefixes = [service.errorPrefix, javaClassName(service.id)];
  return resource.awsSdk ? prefixes.reverse() : prefixes;
}
