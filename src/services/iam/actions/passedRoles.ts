import { isArray, isObject, type Json, type JsonObject } from '../../../util/json';
import type { ArnPlace } from '../../AwsService';
import { atRunTime } from './NeededAction';
import type { Need } from './ServiceNeeds';

/**
 * Returns the roles that parameters name, in members like `RoleArn` or `ServiceRole` at any depth, with the right to pass
 * them. AWS: passing a role to a service needs `iam:PassRole` on it.
 *
 * @param service who gets the role, if known: `sagemaker.amazonaws.com`
 */
export function passedRoles(parameters: JsonObject, place: ArnPlace, service?: string): readonly Need[] {
  return [...new Set(namedRoles(parameters))].map((role) => ({
    action: 'iam:PassRole',
    resources: [roleArn(role, place)],
    reason: service === undefined ? 'passes a role' : `passes a role to ${service}`,
    ...(service !== undefined && { context: { 'iam:PassedToService': service } }),
  }));
}

function roleArn(role: string, { partition, accountId }: ArnPlace): string {
  return role.startsWith('arn:') || role === atRunTime ? role : `arn:${partition}:iam::${accountId}:role/${role}`;
}

function namedRoles(value: Json, name = ''): readonly string[] {
  if (typeof value === 'string') return value !== '' && /Role(?:Arn)?$/i.test(name) ? [value] : [];
  if (isArray(value)) return value.flatMap((each) => namedRoles(each, name));
  return isObject(value) ? Object.entries(value).flatMap(([key, each]) => namedRoles(each, key)) : [];
}
