import { parseResource } from '../../../language/asl/resource';
import { findService } from '../../../services/services';
import { javaClassName } from '../../../services/serviceNames';
import { member } from '../../../util/json';
import { errorNamesIn } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/**
 * An error in the spelling of the service's other kind of integration, so that it never matches.
 *
 * AWS: an optimised integration fails with `DynamoDB.ConditionalCheckFailedException`, an `aws-sdk:` one with
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

/** The prefix of an integration's errors, and that of the service's other kind of integration. */
function prefixesOf(arn: unknown): readonly (string | undefined)[] {
  const resource = typeof arn === 'string' ? parseResource(arn) : undefined;
  const service = resource?.kind === 'integration' ? findService(resource.service, resource.awsSdk) : undefined;
  if (resource?.kind !== 'integration' || service === undefined) return [];
  const prefixes = [service.errorPrefix, javaClassName(service.id)];
  return resource.awsSdk ? prefixes.reverse() : prefixes;
}
