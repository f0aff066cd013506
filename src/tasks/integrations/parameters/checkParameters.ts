import type { RequestedResource } from '../../../contract/task';
import { isObject, toCompactText, type Json, type JsonObject, objectOf } from '../../../util/json';
import { findOptimised, findService, sdkServiceName } from '../../../services/services';
import type { IntegrationResource } from '../../../services/AwsService';
import { loadServiceSchema } from '../../../services/schemas/serviceSchema';
import { isStreaming, type ServiceStructure } from '../../../services/schemas/ServiceShape';
import { RuntimeError } from '../../../errors/StatesError';
import { lazy } from '../../../util/lazy';

const loadFaultOfValue = lazy(() => require('./faultOfValue') as typeof import('./faultOfValue'));

/** AWS's error for a parameter; the location is the state's `Parameters` or `Arguments` as a whole. */
interface ParameterFault {
  readonly message: string;
}

/**
 * Checks the parameters of an integration as AWS does when a state machine is created: for `aws-sdk:` against the
 * service's API, for optimised ones only for unknown names. Finds no faults if the service's client package is not
 * installed.
 *
 * AWS: all missing required members are reported, and hide everything else; otherwise only the first fault is. A member
 * that an expression fills in (`Name.$`, or `{% … %}`) counts as given. Nested members need not be complete.
 *
 * @param parameters the template as written, or the finished parameters
 */
export function checkParameters(resource: RequestedResource, parameters: Json | undefined): readonly ParameterFault[] {
  if (resource.kind !== 'integration') return [];
  // Without Parameters, or if one expression produces them all, they are unknown before the state runs.
  if (!isObject(parameters)) return [];
  const given = byName(parameters);
  return resource.awsSdk ? checkSdk(resource, given) : checkOptimised(resource, parameters, given);
}

/** The members of a template, without `.$`; `undefined` stands for an unknown value. */
function byName(template: JsonObject): ReadonlyMap<string, Json | undefined> {
  return new Map(
    Object.entries(template).map(([name, value]) =>
      name.endsWith('.$') ? [name.slice(0, -2), undefined] : [name, value],
    ),
  );
}

function checkSdk(resource: IntegrationResource, given: ReadonlyMap<string, Json | undefined>): ParameterFault[] {
  const input = loadServiceSchema(resource.service)?.action(resource.action)?.input;
  if (input === undefined) return [];
  const missing = input.members
    .filter(({ name, apiName, required, idempotencyToken, shape }) => {
      // AWS: a streamed body is required, although the API does not require it.
      const needed = (required && !idempotencyToken) || isStreaming(shape);
      return needed && !given.has(name) && !given.has(apiName);
    })
    .map(({ name }) => ({ message: missingField(name) }));
  if (missing.length > 0) return missing;
  for (const [name, value] of given) {
    const found = input.member(name) ?? input.members.find(({ apiName }) => apiName === name && isCapital(apiName));
    if (found === undefined) return [{ message: unknownTopField(name, fieldNames(input)) }];
    if (value === undefined) continue;
    const fault = loadFaultOfValue().faultOfValue(name, value, found.shape, resource.service);
    if (fault !== undefined) return [{ message: fault }];
  }
  return [];
}

function checkOptimised(
  resource: IntegrationResource,
  template: JsonObject,
  given: ReadonlyMap<string, Json | undefined>,
): ParameterFault[] {
  // A validation rule reports required and reserved parameters; they hide unknown ones.
  const action = findOptimised(resource);
  if (action === undefined || action.required?.some((name) => !given.has(name))) return [];
  if (action.missing !== undefined && action.missing(template).length > 0) return [];
  const names = action.members ?? membersOfPackage(resource);
  // AWS (reported): only names of literal members are checked here; `TaskToken.$` fails when the state runs.
  const unknown = names && Object.keys(template).find((name) => !name.endsWith('.$') && !names.includes(name));
  return unknown === undefined ? [] : [{ message: unknownTopField(unknown, names!) }];
}

/**
 * The first thing that AWS finds wrong in the finished parameters of an optimised integration, before it is scheduled:
 * an unknown name, or a value that must be a string. None if the service's client package is not installed.
 *
 * AWS: these faults were reported, without a suggested name. The messages for other types are not known.
 */
function startFault(resource: IntegrationResource, given: JsonObject): string | undefined {
  const input = inputOfPackage(resource);
  const names = findOptimised(resource)?.members ?? input?.members.map(({ name }) => name);
  for (const [name, value] of Object.entries(given)) {
    if (names?.includes(name) === false) return loadFaultOfValue().unknownField(name);
    const shape = input?.member(name)?.shape;
    const fault = shape && loadFaultOfValue().faultOfValue(name, value, shape, resource.service);
    if (fault?.endsWith('must be a STRING')) return fault;
  }
  return undefined;
}

function membersOfPackage(resource: IntegrationResource): readonly string[] | undefined {
  return inputOfPackage(resource)?.members.map(({ name }) => name);
}

function inputOfPackage({ service, action }: IntegrationResource): ServiceStructure | undefined {
  if (findService(service)?.membersLikeSdk !== true) return undefined;
  return loadServiceSchema(sdkServiceName(service), 'optimised')?.action(action)?.input;
}

function missingField(name: string): string {
  return `The field '${name}' is required but was missing`;
}

/** AWS: the closest name is suggested, however distant. */
function unknownTopField(name: string, names: readonly string[]): string {
  const meant = mostSimilar(name, names);
  return meant === undefined
    ? loadFaultOfValue().unknownField(name)
    : `${loadFaultOfValue().unknownField(name)}. Did you mean '${meant}'?`;
}

/** AWS: a streamed body is not a field of a request, so it is never suggested. */
function fieldNames(input: ServiceStructure): readonly string[] {
  return input.members.filter(({ shape }) => !isStreaming(shape)).map((known) => known.name);
}

function isCapital(name: string): boolean {
  return /^[A-Z]/.test(name);
}

/**
 * The candidate most similar to a string by Jaro-Winkler; the first of equals.
 *
 * AWS: the measure is an inference. It reproduces every recorded hint, which the edit distance does not.
 */
function mostSimilar(text: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let most = -1;
  for (const candidate of candidates) {
    const similarity = jaroWinkler(text.slice(0, 200), candidate);
    if (similarity <= most) continue;
    best = candidate;
    most = similarity;
  }
  return best;
}

/** From 0, nothing in common, to 1, equal. */
function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const matchesOfA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken[j] || a[i] !== b[j]) continue;
      taken[j] = true;
      matchesOfA.push(a[i]!);
      break;
    }
  }
  const matches = matchesOfA.length;
  if (matches === 0) return 0;
  const matchesOfB = [...b].filter((_, j) => taken[j]);
  const moved = matchesOfA.filter((letter, i) => letter !== matchesOfB[i]).length / 2;
  const jaro = (matches / a.length + matches / b.length + (matches - moved) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/**
 * A task's effective parameters as they are scheduled. Throws RuntimeError for what AWS rejects before anything is
 * scheduled.
 */
export function prepareParameters(resource: RequestedResource, parameters: Json): Json {
  if (resource.kind !== 'integration') return parameters;
  const action = findOptimised(resource);
  const given = objectOf(parameters);
  const faults = resource.awsSdk
    ? checkParameters(resource, parameters).map(({ message }) => message)
    : optimisedFaults(resource, given, action?.startFaults?.(given));
  if (faults.length > 0) {
    throw new RuntimeError(
      `The Parameters '${toCompactText(parameters)}' could not be used to start the Task: [${faults.join(', ')}]`,
    );
  }
  return action?.scheduled !== undefined && isObject(parameters) ? action.scheduled(parameters, resource) : parameters;
}

function optimisedFaults(
  resource: IntegrationResource,
  given: JsonObject,
  own: readonly string[] = [],
): readonly string[] {
  const fault = startFault(resource, given);
  return fault === undefined ? own : [...own, fault];
}
