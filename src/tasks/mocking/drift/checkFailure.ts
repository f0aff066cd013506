import type { TaskOutcome, TaskRequest } from '../../../contract/task';
import { HarnessError } from '../../../errors/HarnessError';
import { didYouMean } from '../../../util/nearest';
import type { IntegrationResource } from '../../../services/AwsService';
import { mayList } from '../../../services/listedErrors';
import { findService, sdkServiceName } from '../../../services/services';
import { callTarget } from '../callTarget';
import { invokeResource } from '../../../services/lambda';
import { clientFailureOutcome, failureOutcome } from '../../integrations/replies';
import type { ServiceSchema } from '../../../services/schemas/serviceSchema';
import { answerShape } from './answerShape';
import { callName } from '../callName';

/** AWS: errors of the integration itself, which no API lists. */
const ownErrors = ['Unknown', 'ClientExecutionTimeoutException'];

const known = new Map<string, ReadonlySet<string>>();

/**
 * Throws HarnessError if a mock fails with an error in the service's name that the service cannot give. Either its API
 * has no such exception, or the prefix is wrong: misspelt for the integration (`DynamoDb.` with `aws-sdk:`, `DynamoDB.`
 * without), or missing. Other errors are a function's or a test's own. `ofFile`: in a mock file, an error that the API
 * does not list is returned as a sentence instead.
 *
 * AWS: the mock file in the guide of Step Functions Local fails with `Lambda.TimeoutException`, which no API lists.
 */
export function checkFailure(request: TaskRequest, outcome: TaskOutcome, ofFile = false): string | undefined {
  const resource = request.resource.kind === 'lambdaFunction' ? invokeResource : request.resource;
  const error = 'error' in outcome ? outcome.error : undefined;
  if (resource.kind !== 'integration' || error === undefined) return undefined;
  const spelled = asTheServiceSays(request, resource, error);
  if (spelled === undefined) return undefined;
  const what = `The mock of state '${request.state}' (${callName(request.resource)}) fails with '${error}', and`;
  const [own, name = ''] = spelled.split(/\.(.*)/s);
  if (spelled !== error) {
    throw new HarnessError(
      `${what} the errors of this integration begin with '${own}.': write '${spelled}'. In AWS, no Retry or Catch ` +
        `ever matches '${error}'.`,
    );
  }
  if (ownErrors.includes(name) || namesUnlisted(resource)) return undefined;
  const schema = schemaOf(resource);
  const names = schema === undefined ? namesOfClient(resource) : errorsOf(resource, schema);
  if (names.has(error) || (schema === undefined && mayList(resource.service, name))) return undefined;
  const hint = schema === undefined ? undefined : didYouMean(error, [...names]);
  const fault =
    `${what} the API has no such exception.${hint === undefined ? '' : ` ${hint}`} What it does not list ` +
    `comes as '${errorOf(resource, 'Any', false)}'.`;
  const source = schema === undefined ? '' : ` Checked against ${schema.package.name} ${schema.package.version}`;
  if (ofFile) return source === '' ? fault : `${fault}${source}.`;
  throw new HarnessError(`${fault}${source === '' ? ' To' : `${source}; to`} allow it, write .validated('NONE').`);
}

/** The integration's spelling of an error that only the service can have; `undefined` for any other. */
function asTheServiceSays(request: TaskRequest, resource: IntegrationResource, error: string): string | undefined {
  const [prefix = '', name] = error.split(/\.(.*)/s);
  if (name !== undefined) {
    const own = errorOf(resource, 'Any', false).split('.')[0]!;
    // `ElasticMapReduce.…`, as its Resources begin. `States.…` is the language's own.
    const spellings = resource.service === 'states' ? [own] : [own, resource.service];
    return spellings.some((one) => one.toLowerCase() === prefix.toLowerCase()) ? `${own}.${name}` : undefined;
  }
  const anotherSpeaks = resource.pattern !== 'REQUEST_RESPONSE' || callTarget(request).kind === 'function';
  return !anotherSpeaks && schemaOf(resource)?.errors.includes(error) === true
    ? errorOf(resource, error, true)
    : undefined;
}

/** Whether the service gives errors that its API does not list. */
function namesUnlisted({ service }: IntegrationResource): boolean {
  return findService(sdkServiceName(service), true)?.namesUnmodelled === true;
}

function schemaOf(resource: IntegrationResource): ServiceSchema | undefined {
  return (answerShape(resource, 'execution') as { schema?: ServiceSchema }).schema;
}

function errorsOf(resource: IntegrationResource, schema: ServiceSchema): ReadonlySet<string> {
  let names = known.get(resource.arn);
  if (names === undefined) {
    const modelled = schema.errors.map((code) => errorOf(resource, code, true));
    names = new Set([...modelled, ...namesOfClient(resource)]);
    known.set(resource.arn, names);
  }
  return names;
}

/** The client's own names for an error that the API does not list, and for a service that it cannot reach. */
function namesOfClient(resource: IntegrationResource): ReadonlySet<string> {
  const unreachable = (clientFailureOutcome(resource, '') as { error: string }).error;
  return new Set([errorOf(resource, 'Any', false), unreachable]);
}

function errorOf(resource: IntegrationResource, code: string, modelled: boolean): string {
  const failure = failureOutcome(resource, { code, message: '', statusCode: 400, requestId: '', modelled });
  return (failure as { error: string }).error;
}
