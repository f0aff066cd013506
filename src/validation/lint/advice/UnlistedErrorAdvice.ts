import { parseResource } from '../../../language/asl/resource';
import { findService } from '../../../services/services';
import { mayList } from '../../../services/listedErrors';
import { optimisedServiceNames, sdkErrorPrefix } from '../../../services/serviceNames';
import { member } from '../../../util/json';
import { errorNamesIn } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/**
 * An exception that the API of a service does not list, so that no error has that name.
 *
 * AWS (reported): `EMR.ThrottlingException` never matches, because it comes as `EMR.AmazonElasticMapReduceException`.
 */
export const UnlistedErrorAdvice: Adviser = ({ states, advise }) => {
  for (const state of states) {
    const [service, prefix, base] = namesOf(member(state.object, 'Resource'));
    if (service === undefined) continue;
    for (const { name, names, at } of errorNamesIn(state)) {
      const code = name.slice(prefix!.length + 1);
      if (!name.startsWith(`${prefix}.`) || name === base || names.includes(base!)) continue;
      if (ofClients.includes(code) || mayList(service, code)) continue;
      advise(
        'ERROR_NAME_NEVER_MATCHES',
        at,
        `This integration has no error '${name}': the API of the service does not list it.`,
        `An exception that the API does not list comes as '${base}'.`,
      );
    }
  }
};

/** AWS: errors of the integration itself and of its client, which no API lists. */
const ofClients = ['SdkClientException', 'Unknown', 'ClientExecutionTimeoutException'];

/** A task's service, the prefix of its errors, and the exception for those that its API does not list. */
function namesOf(arn: unknown): readonly (string | undefined)[] {
  const resource = typeof arn === 'string' ? parseResource(arn) : undefined;
  if (resource?.kind !== 'integration') return [];
  const { service, awsSdk } = resource;
  if (findService(service, awsSdk)?.namesUnmodelled === true) return [];
  if (!awsSdk) {
    const { errorPrefix, baseException } = optimisedServiceNames(service) ?? {};
    return errorPrefix === undefined ? [] : [service, errorPrefix, `${errorPrefix}.${baseException}`];
  }
  const prefix = sdkErrorPrefix(service);
  return [service, prefix, `${prefix}.${prefix}Exception`];
}
