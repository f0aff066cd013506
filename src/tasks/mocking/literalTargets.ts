import { parseResource } from '../../language/asl/resource';
import type { StateMachineDefinition } from '../../language/asl/types';
import { allStates, walkDefinition } from '../../language/asl/walk';
import { isObject, member, type Json, type JsonObject } from '../../util/json';
import type { TargetKind } from '../awsServices/AwsService';
import { parseFunctionName } from '../awsServices/functionName';
import { targetOf } from '../awsServices/serviceCalls';
import { lastPart } from '../awsServices/targets';

/** A function, queue … that a definition names. */
export interface LiteralTarget {
  readonly kind: TargetKind;
  readonly name: string;
}

/** The functions, queues, topics … whose names stand in a definition; those that an expression gives are not known. */
export function literalTargets(definition: StateMachineDefinition): readonly LiteralTarget[] {
  return [...allStates(walkDefinition(definition as unknown as JsonObject))].flatMap(({ object, type }) => {
    const arn = member(object, 'Resource');
    const resource = type === 'Task' && typeof arn === 'string' ? parseResource(arn) : undefined;
    if (resource === undefined) return [];
    if (resource.kind === 'lambdaFunction') return [{ kind: 'function', name: parseFunctionName(resource.arn).name }];
    if (resource.kind === 'activity') return [{ kind: 'activity', name: lastPart(resource.arn) }];
    const { kind, name } = targetOf(resource, literal(member(object, 'Parameters') ?? member(object, 'Arguments')));
    return kind === undefined || name === undefined ? [] : [{ kind, name }];
  });
}

/** Parameters without what an expression, a path or a token gives. */
function literal(parameters: Json | undefined): JsonObject {
  if (!isObject(parameters)) return {};
  const kept = Object.entries(parameters).filter(([, value]) => typeof value !== 'string' || !/\{%|\$\{/.test(value));
  return Object.fromEntries(kept.filter(([name]) => !name.endsWith('.$')));
}
