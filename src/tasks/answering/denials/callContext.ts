import type { ContextKeys } from '../../../services/iam/evaluate/RequestContext';
import { placeOf } from '../../../services/parameters';
import type { RoleUse } from './RoleUse';

/**
 * The condition keys that every call of a role's session has, or certainly lacks. AWS: IAM User Guide, "AWS global
 * condition context keys" (reference_policies_condition-keys).
 */
export function callContext({ roleArn, stateMachineArn, now }: RoleUse): ContextKeys {
  const { accountId } = placeOf(roleArn);
  const region = stateMachineArn === undefined ? undefined : placeOf(stateMachineArn).region;
  return {
    'aws:PrincipalArn': roleArn,
    'aws:PrincipalAccount': accountId,
    'aws:PrincipalType': 'AssumedRole',
    'aws:SecureTransport': 'true',
    // A user has a name, a session of a role has none; and no service signs in with a second factor.
    'aws:username': null,
    'aws:MultiFactorAuthPresent': null,
    'aws:MultiFactorAuthAge': null,
    ...(region !== undefined && { 'aws:RequestedRegion': region }),
    ...(now !== undefined && {
      'aws:CurrentTime': new Date(now).toISOString(),
      'aws:EpochTime': String(Math.floor(now / 1000)),
    }),
  };
}

/** What Step Functions says of itself when it assumes a role. AWS: Step Functions guide, "Cross-service confused deputy". */
export function sourceContext({ stateMachineArn }: RoleUse): ContextKeys {
  if (stateMachineArn === undefined) return {};
  return { 'aws:SourceArn': stateMachineArn, 'aws:SourceAccount': placeOf(stateMachineArn).accountId };
}
