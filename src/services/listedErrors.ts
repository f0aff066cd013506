import { findService } from './services';
import { sdkErrorPrefix } from './serviceNames';

/**
 * Whether the API of a service may list an exception, as far as that is known without its client package.
 *
 * AWS (reported): what it does not list comes as the service's own exception (`SQS.AmazonSQSException`, `Sqs.SqsException`), and
 * never under the name that the SDK for JavaScript gives to its base class (`SQS.SQSServiceException`).
 *
 * @param code with or without `Exception`: `ThrottlingException`, `ResourceInUse`
 * @example mayList('ecs', 'ThrottlingException') // false
 */
export function mayList(service: string, code: string): boolean {
  const { listed, unlisted = [] } = findService(service, true) ?? findService(service) ?? {};
  const stem = code.replace(/Exception$/, '');
  if (stem.toLowerCase() === `${sdkErrorPrefix(service).toLowerCase()}service`) return false;
  return listed === undefined ? !unlisted.includes(stem) : listed.includes(stem);
}
