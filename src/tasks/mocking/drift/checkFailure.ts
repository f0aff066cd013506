import type { TaskOutcome, TaskRequest } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { nearest } from '../../../util/nearest';
import type { IntegrationResource } from '../../awsServices/AwsService';
import { invoke } from '../../integrations/lambda/answerFunctionArn';
import { clientFailureOutcome, failureOutcome } from '../../integrations/serviceErrors';
import type { ServiceSchema } from '../../schemas/serviceSchema';
import { callName } from '../matchers/serviceMatcher';
import { answerShape } from './answerShape';

/** AWS: errors of the integration itself, which no API lists. */
const ownErrors = ['Unknown', 'ClientExecutionTimeoutException'];

const known = new Map<string, ReadonlySet<string>>();

/**
 * Throws HarnessError when a mock fails with an error in the service's name that the service cannot give: its API has no
 * such exception, or the integration spells the service otherwise (`DynamoDb.` behind `aws-sdk:`, `DynamoDB.` without).
 * Errors of other names are a function's or a test's own.
 */
export function checkFailure(request: TaskRequest, outcome: TaskOutcome): void {
  const resource = request.resource.kind === 'lambdaFunction' ? invoke : request.resource;
  const error = 'error' in outcome ? outcome.error : undefined;
  if (resource.kind !== 'integration' || error === undefined) return;
  const [prefix = '', name] = error.split(/\.(.*)/s);
  const own = errorOf(resource, 'Any', false).split('.')[0]!;
  if (name === undefined || prefix.toLowerCase() !== own.toLowerCase()) return;
  const what = `The mock of state '${request.state}' (${callName(request.resource)}) fails with '${error}', and`;
  if (prefix !== own) {
    throw new HarnessError(
      `${what} the errors of this integration begin with '${own}.': write '${own}.${name}'. No Retry or Catch for ` +
        `'${error}' is ever taken in AWS.`,
    );
  }
  const { schema } = answerShape(resource, 'execution') as { schema?: ServiceSchema };
  if (schema === undefined || ownErrors.includes(name) || resource.service === 's3') return;
  const names = errorsOf(resource, schema);
  if (names.has(error)) return;
  const meant = nearest(error, [...names]);
  throw new HarnessError(
    `${what} the API has no such exception.${meant === undefined ? '' : ` Did you mean '${meant}'?`} What it does not list ` +
      `comes as '${errorOf(resource, 'Any', false)}'. Checked against ${schema.package.name} ${schema.package.version}; ` +
      `to let it pass, write .validated('NONE').`,
  );
}

function errorsOf(resource: IntegrationResource, schema: ServiceSchema): ReadonlySet<string> {
  let names = known.get(resource.arn);
  if (names === undefined) {
    const unreachable = (clientFailureOutcome(resource, '') as { error: string }).error;
    const modelled = schema.errors.map((code) => errorOf(resource, code, true));
    names = new Set([...modelled, errorOf(resource, 'Any', false), unreachable]);
    known.set(resource.arn, names);
  }
  return names;
}

function errorOf(resource: IntegrationResource, code: string, modelled: boolean): string {
  const failure = failureOutcome(resource, { code, message: '', statusCode: 400, requestId: '', modelled });
  return (failure as { error: string }).error;
}
