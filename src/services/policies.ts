import { canonicalService, findService, sdkServiceName, serviceNames } from './services';
import type { AwsService } from './AwsService';
import { apiGatewayRight, otherRights, unsignedServices } from './otherRights';
import { policyNames } from './policyNames';

/**
 * Returns the permissions for a service's call, by its name in the SDK: `lambda:InvokeFunction` for `Invoke` of `lambda`.
 * Nearly always it is one, with the name of the call.
 */
export function rightsTo(service: string, call: string): readonly string[] {
  const rights = findService(service, true)?.rights?.[call] ?? otherRights[service]?.[call];
  if (rights !== undefined) return typeof rights === 'string' ? [rights] : rights;
  if (unsignedServices.has(service)) return [];
  const policyName = ownName(service) ?? service;
  return [policyName === 'apigateway' ? apiGatewayRight(call) : `${policyName}:${call}`];
}

/** The name in policies of a service that is given by its name in a policy, a Resource or the SDK. */
export function policyService(name: string): string {
  const service = canonicalService(sdkServiceName(name));
  return ownName(service) ?? (name === service ? service : name.toLowerCase());
}

function ownName(service: string): string | undefined {
  return findService(service, true)?.policyName ?? policyNames.get(service);
}

/** All names of services that only policies use. */
export function policyServices(): readonly string[] {
  const own = described().flatMap(({ policyName }) => policyName ?? []);
  return [...own, ...policyNames.values(), ...namedRights().map((right) => right.slice(0, right.indexOf(':')))];
}

/** Actions in policies that are not calls of the service: `InvokeFunction` of `lambda`. */
export function otherActionsOf(service: string): readonly string[] {
  return namedRights().flatMap((right) => {
    const [owner, action = ''] = right.split(':');
    return owner === service ? [action] : [];
  });
}

/** All actions of a service in policies, if known. */
export function policyActionsOf(service: string): AwsService['policyActions'] {
  return described().find(({ policyName }) => policyName === service)?.policyActions;
}

function namedRights(): readonly string[] {
  const tables = [...described().map(({ rights }) => rights ?? {}), ...Object.values(otherRights)];
  return tables.flatMap((rights) => Object.values(rights).flat());
}

function described(): readonly AwsService[] {
  return serviceNames().map((name) => findService(name)!);
}
