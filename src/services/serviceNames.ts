import { findService } from './services';
import { sdkServiceIds } from './sdkServiceIds';

/** How an optimised integration's service is called where AWS names it. */
interface OptimisedServiceNames {
  /** In front of an error's name: `DynamoDB.ConditionalCheckFailedException`. */
  readonly errorPrefix: string;
  /** Behind `Service:` in a cause, as the SDK for Java v1 writes it. */
  readonly causeName: string;
  /** The error for whatever the service does not model. */
  readonly baseException: string;
}

/** The names of an optimised integration's service; `undefined` for a service that has none. */
export function optimisedServiceNames(service: string): OptimisedServiceNames | undefined {
  const { errorPrefix, causeName } = findService(service) ?? {};
  if (errorPrefix === undefined || causeName === undefined) return undefined;
  return { errorPrefix, causeName, baseException: `${causeName.replace(/v2$/, '')}Exception` };
}

/** AWS: where SDK for Java v2 names something after a service, it leaves this word out. */
function withoutService(id: string): string {
  return id.replace(/ Service$/, '');
}

const serviceIdByName = new Map(sdkServiceIds.map((id) => [serviceNameOfId(id), id]));

/** The id of a service in the SDK, by its name behind `aws-sdk:` or in an optimised integration. */
function serviceId(service: string): string {
  return (findService(service, true) ?? findService(service))?.id ?? serviceIdByName.get(service) ?? service;
}

/** The name behind `aws-sdk:` of a service, by its id in the SDK: `sfn` of `SFN`, `costandusagereport` of a longer one. */
export function serviceNameOfId(id: string): string {
  return withoutService(id).replaceAll(/[ -]/g, '').toLowerCase();
}

/** Whether a service is one of AWS, by its id in the SDK. */
export function isServiceId(id: string): boolean {
  return serviceIdByName.has(serviceNameOfId(id));
}

/**
 * What stands in front of an error of an `aws-sdk:` integration (`DynamoDb`, `Sfn`, `SecretsManager`): the service's
 * id as the SDK for Java v2 makes a class name of it. `given` is the id that the client package says, when it is there.
 */
export function sdkErrorPrefix(service: string, given?: string): string {
  return javaClassName(withoutService(given ?? serviceId(service)));
}

/** The package with the client of a service, as far as its name can be told: `@aws-sdk/client-secrets-manager`. */
export function sdkPackageName(service: string): string {
  return `@aws-sdk/client-${serviceId(service).replace(/ /g, '-').toLowerCase()}`;
}

/** The SDK's variable for a service's endpoint: `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${serviceId(service).replace(/[ -]/g, '_').toUpperCase()}`;
}

/**
 * A name as the SDK for Java v2 spells its classes, and so the errors of `aws-sdk:` integrations:
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
 * The services that are known behind `aws-sdk:`, as a Resource spells them: what misspelt names are held against. There
 * are more, and new ones every month, so a name that is not here is no mistake by that alone.
 */
export const sdkServiceNames: readonly string[] = [...serviceIdByName.keys()];
