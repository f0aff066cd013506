import type { TaskRequest } from '../../contract/task';
import { type Json, isObject, member, type JsonObject } from '../../util/json';
import { parseResource } from '../../language/asl/resource';
import type { StateMachineDefinition } from '../../language/asl/types';
import { statesIn } from '../../language/asl/walk';
import type { TargetKind } from '../../services/AwsService';
import { canonicalService } from '../../services/services';
import { targetOf } from '../../services/serviceCalls';
import { lastPart } from '../../services/parameters';
import { parseFunctionName } from '../../services/functionName';

/** What a task calls: the service and action, and the name of the function, queue …, if any. */
interface CallTarget {
  /** One name for each service, whatever the Resource's spelling: `sfn` for `states`, `eventbridge` for `events`. */
  readonly service: string;
  readonly action: string;
  readonly kind?: TargetKind;
  readonly name?: string;
  /** Version or alias of a function. */
  readonly qualifier?: string | undefined;
  /** What the function, queue … receives: the event, the message body, the input of the child execution. */
  readonly received: Json;
}

/** Cached, because many scripts check one request in a row. */
let last: TaskRequest | undefined;
let lastTarget: CallTarget | undefined;

/** The target of a task's call. */
export function callTarget(request: TaskRequest): CallTarget {
  if (request !== last) {
    lastTarget = read(request);
    last = request;
  }
  return lastTarget!;
}

function read({ resource, parameters }: TaskRequest): CallTarget {
  switch (resource.kind) {
    case 'lambdaFunction': {
      const { name, qualifier } = parseFunctionName(resource.arn);
      return { service: 'lambda', action: 'invoke', kind: 'function', name, qualifier, received: parameters };
    }
    case 'composite':
      return { service: resource.arn, action: '', received: parameters };
    case 'activity':
      return { service: 'activity', action: '', kind: 'activity', name: lastPart(resource.arn), received: parameters };
    case 'integration': {
      const service = canonicalService(resource.service);
      return { service, action: resource.action, received: parameters, ...targetOf(resource, parameters) };
    }
  }
}

const resources = new WeakMap<StateMachineDefinition, readonly string[]>();

/** The `Resource` of each Task of a definition. */
export function resourcesOf(definition: StateMachineDefinition): readonly string[] {
  let found = resources.get(definition);
  if (found === undefined) resources.set(definition, (found = readResources(definition)));
  return found;
}

function readResources(definition: StateMachineDefinition): readonly string[] {
  return statesIn(definition).flatMap(({ object, type }) => {
    const arn = member(object, 'Resource');
    return type === 'Task' && typeof arn === 'string' ? [arn] : [];
  });
}

/** A function, queue … that a definition names. */
export interface LiteralTarget {
  readonly kind: TargetKind;
  readonly name: string;
}

const literal = new WeakMap<StateMachineDefinition, readonly LiteralTarget[]>();

/** The functions, queues, topics … that a definition names. Names computed by expressions are not known. */
export function literalTargets(definition: StateMachineDefinition): readonly LiteralTarget[] {
  let targets = literal.get(definition);
  if (targets === undefined) literal.set(definition, (targets = readTargets(definition)));
  return targets;
}

function readTargets(definition: StateMachineDefinition): readonly LiteralTarget[] {
  return statesIn(definition).flatMap(({ object, type }) => {
    const arn = member(object, 'Resource');
    const resource = type === 'Task' && typeof arn === 'string' ? parseResource(arn) : undefined;
    if (resource === undefined) return [];
    if (resource.kind === 'lambdaFunction') return [{ kind: 'function', name: parseFunctionName(resource.arn).name }];
    if (resource.kind === 'activity') return [{ kind: 'activity', name: lastPart(resource.arn) }];
    const { kind, name } = targetOf(
      resource,
      literalParameters(member(object, 'Parameters') ?? member(object, 'Arguments')),
    );
    return kind === undefined || name === undefined ? [] : [{ kind, name }];
  });
}

/** Parameters without the values of expressions, paths and tokens. */
export function literalParameters(parameters: Json | undefined): JsonObject {
  if (!isObject(parameters)) return {};
  const kept = Object.entries(parameters).filter(([, value]) => typeof value !== 'string' || !/\{%|\$\{/.test(value));
  return Object.fromEntries(kept.filter(([name]) => !name.endsWith('.$')));
}
