/** How a task waits for its answer. See "Service integration patterns" of the AWS Step Functions guide. */
export type IntegrationPattern = 'REQUEST_RESPONSE' | 'SYNC' | 'WAIT_FOR_TASK_TOKEN';

/** What the `Resource` of a Task names, parsed once when the definition is compiled. */
export type TaskResource =
  | { readonly kind: 'lambdaFunction'; readonly arn: string }
  | { readonly kind: 'activity'; readonly arn: string }
  | {
      readonly kind: 'integration';
      readonly arn: string;
      /** As printed in the history: `lambda`, `aws-sdk:dynamodb`. */
      readonly resourceType: string;
      /** As printed in the history: `invoke`, `sendMessage.waitForTaskToken`, `startExecution.sync:2`. */
      readonly resource: string;
      /** `lambda`, `dynamodb`: without the `aws-sdk:` prefix. */
      readonly service: string;
      /** `invoke`, `startExecution`: without the pattern's suffix. */
      readonly action: string;
      /** Whether it is one of the generic `aws-sdk:` integrations. */
      readonly awsSdk: boolean;
      readonly pattern: IntegrationPattern;
      /** 2 for `.sync:2`, else 1. */
      readonly version: 1 | 2;
    };

const integrationForm =
  /^arn:[^:]*:states:[^:]*:[^:]*:(?:(aws-sdk):)?(?!aws-sdk:)([^:]+):([^:.]+)(\.sync(?::2)?|\.waitForTaskToken)?$/;
const lambdaForm = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:.+$/;
const activityForm = /^arn:[^:]*:states:[^:]*:[^:]*:activity:.+$/;

/**
 * Parses a Task's `Resource`; `undefined` if it has none of the forms that Step Functions knows. It is frozen, because
 * users' functions see it.
 *
 * @example parseResource('arn:aws:states:::sqs:sendMessage.waitForTaskToken')
 */
export function parseResource(arn: string): TaskResource | undefined {
  if (lambdaForm.test(arn)) return Object.freeze({ kind: 'lambdaFunction', arn });
  if (activityForm.test(arn)) return Object.freeze({ kind: 'activity', arn });
  const match = integrationForm.exec(arn);
  if (!match) return undefined;
  const [, awsSdk, service, action, suffix = ''] = match as unknown as [string, string?, string?, string?, string?];
  return Object.freeze({
    kind: 'integration',
    arn,
    resourceType: awsSdk ? `${awsSdk}:${service!}` : service!,
    resource: action! + suffix,
    service: service!,
    action: action!,
    awsSdk: awsSdk !== undefined,
    pattern: suffix === '' ? 'REQUEST_RESPONSE' : suffix === '.waitForTaskToken' ? 'WAIT_FOR_TASK_TOKEN' : 'SYNC',
    version: suffix === '.sync:2' ? 2 : 1,
  });
}
