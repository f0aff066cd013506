import type { TaskRequest } from '../../language/asl/task';
import { parseFunctionName } from '../integrations/lambda/functionName';
import { isArray, isObject, member, parseJson, type Json } from '../../util/json';

/** What kind of named thing a task calls. */
export type TargetKind = 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity';

/** Whom a task calls: the service and action, and the function, queue … by name when it names one. */
export interface CallTarget {
  /** One name a service, however the Resource spells it: `sfn` for `states`, `eventbridge` for `events`. */
  readonly service: string;
  readonly action: string;
  readonly kind?: TargetKind;
  readonly name?: string;
  /** Version or alias of a function. */
  readonly qualifier?: string | undefined;
  /** What the named thing itself gets: the function's event, the message's body, the child's input. */
  readonly received: Json;
}

const sameService: Readonly<Record<string, string>> = { states: 'sfn', events: 'eventbridge', elasticmapreduce: 'emr' };

/** One name for a service that has several: `emr-serverless` and `emrserverless`, `states` and `sfn`. */
export function canonicalService(service: string): string {
  const id = service.toLowerCase().replaceAll('-', '');
  return Object.hasOwn(sameService, id) ? sameService[id]! : id;
}

const targets = new WeakMap<TaskRequest, CallTarget>();

/** Whom a task calls; worked out once a request. */
export function callTarget(request: TaskRequest): CallTarget {
  let target = targets.get(request);
  if (!target) targets.set(request, (target = targetOf(request)));
  return target;
}

function targetOf({ resource, parameters }: TaskRequest): CallTarget {
  if (resource.kind === 'lambdaFunction') {
    const { name, qualifier } = parseFunctionName(resource.arn);
    return { service: 'lambda', action: 'invoke', kind: 'function', name, qualifier, received: parameters };
  }
  if (resource.kind === 'composite') return { service: resource.arn, action: '', received: parameters };
  if (resource.kind === 'activity') {
    return { service: 'activity', action: '', kind: 'activity', name: lastPart(resource.arn), received: parameters };
  }
  const service = canonicalService(resource.service);
  const { action } = resource;
  const named = readers[`${service}:${action}`] ?? (service === 'sqs' ? queue : undefined);
  return { service, action, received: parameters, ...named?.(isObject(parameters) ? parameters : {}) };
}

type Reader = (parameters: { readonly [name: string]: Json }) => Partial<CallTarget>;

const queue: Reader = (parameters) => ({
  ...named('queue', text(parameters, 'QueueUrl'), (url) => url.split('/').at(-1)!),
  ...received(parameters, 'MessageBody'),
});

const machine: Reader = (parameters) => ({
  ...named('stateMachine', text(parameters, 'StateMachineArn'), stateMachineName),
  ...received(parameters, 'Input'),
});

const readers: Readonly<Record<string, Reader>> = {
  'lambda:invoke': (parameters) => {
    const given = text(parameters, 'FunctionName');
    if (given === undefined) return eventOf(parameters);
    const { name, qualifier = text(parameters, 'Qualifier') } = parseFunctionName(given);
    return { kind: 'function', name, qualifier, ...eventOf(parameters) };
  },
  'sns:publish': (parameters) => ({
    ...named('topic', text(parameters, 'TopicArn') ?? text(parameters, 'TargetArn'), lastPart),
    ...received(parameters, 'Message'),
  }),
  'eventbridge:putEvents': (parameters) =>
    named('eventBus', busName(parameters), (bus) => lastPart(bus).split('/').at(-1)!),
  'sfn:startExecution': machine,
  'sfn:startSyncExecution': machine,
};

function named(kind: TargetKind, given: string | undefined, nameOf: (given: string) => string): Partial<CallTarget> {
  return given === undefined ? {} : { kind, name: nameOf(given) };
}

/** The bus of the first entry: entries of one call rarely go to several. */
function busName(parameters: { readonly [name: string]: Json }): string | undefined {
  const entries = member(parameters, 'Entries');
  const entry = isArray(entries) ? entries[0] : undefined;
  return isObject(entry) ? (text(entry, 'EventBusName') ?? 'default') : undefined;
}

/** AWS: a function that is invoked without Payload, or with null, gets `{}`. */
function eventOf(parameters: { readonly [name: string]: Json }): { received: Json } {
  const event = received(parameters, 'Payload');
  return event.received === null ? { received: {} } : event;
}

/** A text that holds a JSON object or array is shown parsed: the workflow may build either. */
function received(parameters: { readonly [name: string]: Json }, name: string): { received: Json } {
  const value = member(parameters, name) ?? null;
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return { received: value };
  try {
    return { received: parseJson(value) };
  } catch {
    return { received: value };
  }
}

function text(parameters: { readonly [name: string]: Json }, name: string): string | undefined {
  const value = member(parameters, name);
  return typeof value === 'string' ? value : undefined;
}

function lastPart(arn: string): string {
  return arn.split(':').at(-1)!;
}

/** The name in a state machine's ARN, which may end in a version or an alias. A bare name is itself. */
export function stateMachineName(arn: string): string {
  return /:stateMachine:([^:/]+)/.exec(arn)?.[1] ?? arn;
}
