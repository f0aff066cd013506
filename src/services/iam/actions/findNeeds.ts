import { sdkServiceName } from '../../services';
import { lambdaNeeds } from './lambda';
import type { ServiceNeeds } from './ServiceNeeds';

/** The services with needs of their own, by their names in the SDK. Whoever asks loads all: they are small. */
const services: Readonly<Record<string, ServiceNeeds>> = { lambda: lambdaNeeds };

/** What is known about the needs of a service that a Resource names. */
export function findNeeds(service: string): ServiceNeeds | undefined {
  const name = sdkServiceName(service);
  return Object.hasOwn(services, name) ? services[name] : undefined;
}
