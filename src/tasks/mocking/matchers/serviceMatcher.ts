import { HarnessError } from '../../../errors/HarnessError';
import { canonicalService } from '../../../services/services';
import { callTarget } from '../callTarget';
import type { RequestMatcher } from './RequestMatcher';
import { callName } from '../callName';

const form = /^(?:(aws-sdk):)?([A-Za-z0-9-]+)(?::([A-Za-z0-9]+)(\.sync(?::2)?|\.waitForTaskToken)?)?$/;

/**
 * Calls of a service: `sqs`, `lambda:invoke`, `aws-sdk:dynamodb:getItem`, `states:startExecution.sync:2`. Without
 * `aws-sdk:`, matches both the optimised integration and the SDK's; without a suffix, every pattern.
 */
export function serviceMatcher(given: string): RequestMatcher {
  const match = typeof given === 'string' ? form.exec(given) : null;
  if (!match) {
    throw new HarnessError(
      `'${given}' names no service call. Write a service and an action as in a Resource: 'dynamodb:getItem', ` +
        `'aws-sdk:s3:getObject', 'sqs:sendMessage.waitForTaskToken', or the service alone: 'sqs'.`,
    );
  }
  const [, awsSdk, serviceName, action, suffix] = match;
  const service = canonicalService(serviceName!);
  return {
    description: `service call '${given}'`,
    callee: given.replace(/\..*$/, ''),
    matches(request) {
      const target = callTarget(request);
      if (target.service !== service) return false;
      if (action !== undefined && target.action.toLowerCase() !== action.toLowerCase()) return false;
      const { resource } = request;
      if (awsSdk && !(resource.kind === 'integration' && resource.awsSdk)) return false;
      return suffix === undefined || resource.arn.endsWith(suffix);
    },
    mismatch: (request) => `the call is '${callName(request.resource)}'`,
  };
}
