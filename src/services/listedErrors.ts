import { findService } from './services';
import { sdkErrorPrefix } from './serviceNames';

/**
 * Whether the API of a service may list an exception, as far as that is known without its client package.
 *
 * AWS (reported): an exception that it does not list comes as the service's own (`SQS.AmazonSQSException`,
 * `Sqs.SqsException`), and never with the name of the SDK for JavaScript's base class (`SQS.SQSServiceException`).
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
