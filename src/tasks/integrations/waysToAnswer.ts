import { isWireCall } from './wireCall';
import type { TaskRequest } from '../../contract/task';
import { objectOf } from '../../util/json';
import { apiUrl } from './http/apiGatewayInvoke';
import { optionalText } from '../../services/parameters';
import { targetOf } from '../../services/serviceCalls';
import { sdkServiceName } from '../../services/services';
import { endpointVariable } from '../../services/serviceNames';
import { userEnvironment } from './endpoints/userEnvironment';
import { parseFunctionName } from '../../services/functionName';

/** The reader of the message: a test with the harness, or one that calls the control API from any language. */
export type AdviceFor = 'harness' | 'control';

/**
 * Other ways to answer a task than a mock in the test, one sentence each with the line to write: a local handler, the
 * mock file, an endpoint. For the message about an unmocked task.
 */
export function waysToAnswer(request: TaskRequest, adviseFor: AdviceFor = 'harness'): readonly string[] {
  const ofFile = isWireCall(request) ? [] : [mockFileWay(request)];
  return [...localWays(request, adviseFor), ...ofFile, ...endpointWays(request, adviseFor)];
}

function localWays({ resource, parameters }: TaskRequest, adviseFor: AdviceFor): readonly string[] {
  const { registration, declaration } = local[adviseFor];
  if (resource.kind === 'lambdaFunction') return [registration(parseFunctionName(resource.arn).name)];
  if (resource.kind !== 'integration') return [];
  const { kind, name } = targetOf(resource, parameters);
  if (name === undefined) return [];
  if (kind === 'function') return [registration(parseFunctionName(name).name)];
  return kind === 'stateMachine' ? [declaration(name)] : [];
}

type Way = (name: string) => string;

const local: Readonly<Record<AdviceFor, { readonly registration: Way; readonly declaration: Way }>> = {
  harness: {
    registration: (name) =>
      `as a local function: sfn.lambda('${name}', async (event) => ({ … })), or --lambda ${name}=./src/${name}.handler`,
    declaration: (machine) =>
      `as a state machine of the test: sfn.stateMachine(definition, { name: '${machine}' }), and await its arn()`,
  },
  control: {
    registration: (name) =>
      `as a local function: start the server with --lambda ${name}=./src/${name}.handler, or --lambda-command ${name}=COMMAND`,
    declaration: (machine) =>
      `as a state machine of this account: CreateStateMachine with the name '${machine}', or POST …/deploy for the server's files`,
  },
};

function mockFileWay({ stateMachineName, testCase = 'HappyPath', state }: TaskRequest): string {
  const cases = { [testCase]: { [state]: `${state}Answer` } };
  const file = {
    StateMachines: { [stateMachineName]: { TestCases: cases } },
    MockedResponses: { [`${state}Answer`]: { '0': { Return: {} } } },
  };
  return `in a mock file, with the execution started as …#${testCase}: ${JSON.stringify(file)}`;
}

function endpointWays({ resource, parameters }: TaskRequest, adviseFor: AdviceFor): readonly string[] {
  if (resource.kind === 'activity' || resource.kind === 'composite') return [];
  if (resource.kind === 'lambdaFunction') return [endpoint('lambda', adviseFor)];
  const given = objectOf(parameters);
  if (resource.resourceType === 'http') return [allowed[adviseFor](optionalText(given, 'ApiEndpoint') ?? 'https://…')];
  if (resource.resourceType === 'apigateway') return [allowed[adviseFor](apiUrl(given))];
  return [endpoint(sdkServiceName(resource.service), adviseFor)];
}

function endpoint(service: string, adviseFor: AdviceFor): string {
  if (adviseFor === 'control')
    return `by a real endpoint: ${endpointVariable(service)}=http://127.0.0.1:… in the environment of the server`;
  return `by a real endpoint: ${endpointToWrite(service)}`;
}

/**
 * How to name an endpoint of a service, in a test and on the command line. Tests never read environment variables for
 * this, because a developer's machine must not change them.
 */
export function endpointToWrite(service: string): string {
  const variable = endpointVariable(service);
  const set = [variable, 'AWS_ENDPOINT_URL'].find((name) => userEnvironment()[name]);
  const option =
    set === undefined ? `endpoints: { urls: { ${service}: 'http://127.0.0.1:…' } }` : 'environment: process.env';
  const why = set === undefined ? '' : ` (${set} is set, but tests only read it this way)`;
  return `stepmill({ ${option} })${why}, or ${variable}=http://127.0.0.1:… for stepmill run and start`;
}

const allowed: Readonly<Record<AdviceFor, Way>> = {
  harness: (url) => `by a real request, where http: { '${url}': 'http://127.0.0.1:…' } (or true) allows it`,
  control: (url) => `by a real request: start the server with --http ${url}=http://127.0.0.1:…`,
};
