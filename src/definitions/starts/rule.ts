import type { DeclaredRule, DeclaredTargetOfRule } from '../../contract/starts/DeclaredRule';
import { isObject, parseJson, type Json, type JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { declaredAs, deliveryTo } from './declaredAs';
import { itemsIn, memberIn, objectIn, stringIn, stringsIn } from './plain';
import type { StartSource } from './StartSource';

/** A rule with all its targets. AWS::Events::Rule */
export function readRule(start: StartSource): readonly DeclaredRule[] {
  const { properties, note } = start;
  const pattern = patternOf(memberIn(properties, 'EventPattern'), note);
  const schedule = stringIn(properties, 'ScheduleExpression');
  if (pattern === undefined && schedule === undefined)
    note('has neither an event pattern nor a schedule.', 'refusedByAws');
  return [
    {
      kind: 'rule',
      ...declaredAs(start, stringIn(properties, 'Name')),
      eventBus: busName(stringIn(properties, 'EventBusName')),
      enabled: isEnabled(properties),
      ...present({ pattern, schedule }),
      // AWS: the RoleArn of the rule itself is not for its targets (aws-cloudformation/cloudformation-coverage-roadmap#1110).
      targets: itemsIn(properties, 'Targets').map(targetOf),
    },
  ];
}

/** DISABLED, and every other state is one of the kinds of ENABLED. */
export function isEnabled(properties: JsonObject): boolean {
  return stringIn(properties, 'State')?.toUpperCase() !== 'DISABLED';
}

/** The name in the name or the ARN of an event bus. */
function busName(bus = 'default'): string {
  return bus.replace(/^arn:.*:event-bus\//, '');
}

/** A pattern is an object, or JSON text. */
export function patternOf(written: Json | undefined, note: StartSource['note']): JsonObject | undefined {
  if (written === undefined || written === '') return undefined;
  const pattern = typeof written === 'string' ? parsed(written) : written;
  if (isObject(pattern)) return pattern;
  note('has an event pattern that is not a JSON object.', 'refusedByAws');
  return undefined;
}

function parsed(written: string): Json | undefined {
  try {
    return parseJson(written);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function targetOf(target: Json, index: number): DeclaredTargetOfRule {
  const transformer = objectIn(target, 'InputTransformer');
  return {
    id: stringIn(target, 'Id') ?? `Target${String(index)}`,
    ...deliveryTo(target),
    ...present({
      input: stringIn(target, 'Input'),
      inputPath: stringIn(target, 'InputPath'),
      inputTransformer: transformer && {
        inputPathsMap: stringsIn(transformer, 'InputPathsMap'),
        inputTemplate: stringIn(transformer, 'InputTemplate') ?? '',
      },
    }),
  };
}
