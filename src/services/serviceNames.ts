import { findService } from './services';
import { sdkServiceIds } from './sdkServiceIds';

/** The names of an optimised integration's service in AWS's messages. */
interface OptimisedServiceNames {
  /** The prefix of an error's name: `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix: string;
  /** The name after `Service:` in a cause, in the form of the SDK for Java v1. */
  readonly causeName: string;
  /** The error for everything that the service does not model. */
  readonly baseException: string;
}

/** The names of an optimised integration's service; `undefined` for a service without one. */
export function optimisedServiceNames(service: string): OptimisedServiceNames | undefined {
  const { errorPrefix, causeName } = findService(service) ?? {};
  if (errorPrefix === undefined || causeName === undefined) return undefined;
  return { errorPrefix, causeName, baseException: `${causeName.replace(/v2$/, '')}Exception` };
}

/** AWS: names of the SDK for Java v2 that are derived from a service leave this word out. */
function withoutService(id: string): string {
  return id.replace(/ Service$/, '');
}

const serviceIdByName = new Map(sdkServiceIds.map((id) => [serviceNameOfId(id), id]));

/** The id of a service in the SDK, by its name in `aws-sdk:` or in an optimised integration. */
function serviceId(service: string): string {
  return (findService(service, true) ?? findService(service))?.id ?? serviceIdByName.get(service) ?? service;
}

/**
 * The name of a service in `aws-sdk:`, by its id in the SDK: `sfn` for `SFN`, `costandusagereport` for a longer one.
 */
export function serviceNameOfId(id: string): string {
  return withoutService(id).replaceAll(/[ -]/g, '').toLowerCase();
}

/** Whether this is the id of an AWS service in the SDK. */
export function isServiceId(id: string): boolean {
  return serviceIdByName.has(serviceNameOfId(id));
}

/**
 * The prefix of an error in an `aws-sdk:` integration (`DynamoDb`, `Sfn`, `SecretsManager`): the service's id as a
 * class name of the SDK for Java v2. `given` is the id in the client package, if that is installed.
 */
export function sdkErrorPrefix(service: string, given?: string): string {
  return javaClassName(withoutService(given ?? serviceId(service)));
}

/** The client package of a service, as far as its name can be determined: `@aws-sdk/client-secrets-manager`. */
export function sdkPackageName(service: string): string {
  return `@aws-sdk/client-${serviceId(service).replace(/ /g, '-').toLowerCase()}`;
}

/** The SDK's variable for a service's endpoint: `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${serviceId(service).replace(/[ -]/g, '_').toUpperCase()}`;
}

/**
 * A name in the spelling of the SDK for Java v2's classes, and therefore of errors in `aws-sdk:` integrations:
 * `DBInstanceNotFound` is `DbInstanceNotFound`, `Secrets Manager` is `SecretsManager`.
 */
export function javaClassName(name: string): string {
  return wordsOf(name)
    .map((word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase())
    .join('');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([^a-z]{2,})v([0-9]+)/g, '$1 v$2 ')
    .replace(/([^A-Z]{2,})V([0-9]+)/g, '$1 V$2 ')
    .replace(/([a-z])(?=[A-Z][a-zA-Z0-9])/g, '$1 ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])([a-zA-Z])/g, '$1 $2')
    .split(' ')
    .filter((word) => word !== '');
}

/**
 * The known services of `aws-sdk:`, in the spelling of a Resource, for detecting misspelt names. There are more, and
 * new ones every month, so a missing name is not necessarily an error.
 */
export const sdkServiceNames: readonly string[] = [...serviceIdByName.keys()];
