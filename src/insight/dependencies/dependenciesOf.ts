import { textIn, resourceOf, statesIn, type WalkedState } from '../../language/asl/walk';
import { parseResource, type TaskResource } from '../../language/asl/resource';
import { endpointVariable } from '../../services/serviceNames';
import { parseFunctionName } from '../../services/functionName';
import { targetOf } from '../../services/serviceCalls';
import { findAction, sdkServiceName } from '../../services/services';
import { isObject, member, type JsonObject } from '../../util/json';
import { present } from '../../util/present';
import type { ExpectedAnswer, Answering, Dependency } from './Dependency';

/** One call of a definition. */
interface Call {
  readonly state: string;
  readonly resource: TaskResource;
  readonly parameters: JsonObject;
}

/** What the tasks of a definition call, readers and writers of Distributed Maps included, with what answers them. */
export function dependenciesOf(definition: JsonObject, answering: Answering): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  for (const call of statesIn(definition).flatMap(callsOf)) {
    const { integration, target, answer } = dependencyOf(call, answering);
    const key = `${integration} ${target ?? ''}`;
    const before = found.get(key);
    const states = [...new Set([...(before?.states ?? []), call.state])];
    const mockedIn = [...new Set([...(before?.mockedIn ?? []), ...answering.mockedIn(call.state)])];
    found.set(key, { integration, ...present({ target }), ...answer, states, mockedIn });
  }
  return [...found.values()];
}

function callsOf(state: WalkedState): readonly Call[] {
  const { name, object } = state;
  const own = resourceOf(state);
  const task = own === undefined ? [] : [{ state: name, resource: own, parameters: parametersOf(object) }];
  const ofItems = ['ItemReader', 'ResultWriter'].flatMap((field): readonly Call[] => {
    const node = member(object, field);
    const arn = isObject(node) ? textIn(node, 'Resource') : undefined;
    const resource = arn === undefined ? undefined : parseResource(arn);
    return resource === undefined ? [] : [{ state: name, resource, parameters: parametersOf(node as JsonObject) }];
  });
  return [...task, ...ofItems];
}

/** The parameters that are constants: paths and expressions have their values at run time. */
function parametersOf(object: JsonObject): JsonObject {
  const given = member(object, 'Parameters') ?? member(object, 'Arguments');
  if (!isObject(given)) return {};
  const isConstant = ([name, value]: [string, unknown]): boolean =>
    !name.endsWith('.$') && !(typeof value === 'string' && /^\{%.*%\}$/s.test(value));
  return Object.fromEntries(Object.entries(given).filter(isConstant));
}

interface Answered {
  readonly integration: string;
  readonly target?: string | undefined;
  readonly answer: ExpectedAnswer;
}

function dependencyOf({ resource, parameters }: Call, answering: Answering): Answered {
  if (resource.kind === 'lambdaFunction') {
    const { name } = parseFunctionName(resource.arn);
    return { integration: 'lambda:invoke', target: name, answer: functionAnswer(name, answering) };
  }
  if (resource.kind === 'activity')
    return { integration: 'activity', target: lastOf(resource.arn), answer: { by: 'worker' } };
  const { kind, name } = targetOf(resource, parameters);
  const integration = `${resource.resourceType}:${resource.resource}`;
  if (kind === 'function' || `${resource.service}:${resource.action}` === 'lambda:invoke') {
    const target = name === undefined ? undefined : parseFunctionName(name).name;
    return { integration, target, answer: functionAnswer(target, answering) };
  }
  return {
    integration,
    target: name ?? namedIn(parameters),
    answer: serviceAnswer(resource, parameters, answering),
  };
}

/** The parameters that name what a call works on, where nobody receives the call. */
const namingMembers = ['TableName', 'Bucket', 'JobName', 'JobDefinition', 'TaskDefinition', 'ProjectName', 'ModelId'];

function namedIn(parameters: JsonObject): string | undefined {
  return namingMembers.map((name) => textIn(parameters, name)).find((text) => text !== undefined);
}

type Integration = Extract<TaskResource, { readonly kind: 'integration' }>;

function functionAnswer(name: string | undefined, answering: Answering): ExpectedAnswer {
  const own = name === undefined ? ({ by: 'at run time' } as const) : answering.function(name);
  if (own.by !== 'nothing') return own;
  const url = answering.endpoint('lambda');
  return url === undefined ? own : atEndpoint(url);
}

/** In the order in which the emulator asks. */
function serviceAnswer(resource: Integration, parameters: JsonObject, answering: Answering): ExpectedAnswer {
  const { resourceType, service, awsSdk, action } = resource;
  if (resourceType === 'http' || resourceType === 'apigateway') return httpAnswer(resourceType, parameters, answering);
  if (`${resourceType}:${action}` === 'states:startExecution') {
    const { name } = targetOf(resource, parameters);
    if (name === undefined) return { by: 'at run time' };
    if (answering.hasMachine(name)) return { by: 'state machine' };
  } else if (awsSdk && service === 'sfn') return { by: 'this emulator' };
  const bucket = bucketOf(resource, parameters);
  if (bucket !== undefined && answering.hasBucket(bucket)) return { by: 'store' };
  const url = answering.endpoint(service);
  if (url !== undefined) return atEndpoint(url);
  const sends = findAction(resource);
  if (sends?.messages !== undefined && sends.success !== undefined) return { by: 'outbox' };
  return { by: 'nothing', detail: `a mock, or ${endpointVariable(sdkServiceName(service))}` };
}

function httpAnswer(type: string, parameters: JsonObject, answering: Answering): ExpectedAnswer {
  const host = textIn(parameters, 'ApiEndpoint');
  if (host === undefined) return { by: 'at run time' };
  const url = type === 'apigateway' ? `https://${host}` : host;
  const goes = answering.http(url);
  return goes === undefined ? { by: 'nothing', detail: `a mock, or --http ${url}` } : atEndpoint(goes);
}

function atEndpoint(url: string): ExpectedAnswer {
  return url === 'AWS' ? { by: 'AWS' } : { by: 'endpoint', detail: url };
}

function bucketOf({ service }: Integration, parameters: JsonObject): string | undefined {
  return service === 's3' ? textIn(parameters, 'Bucket') : undefined;
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
