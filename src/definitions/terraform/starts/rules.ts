import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import type { Json, JsonObject } from '../../../util/json';
import { booleanIn, stringIn } from '../../starts/plain';
import { readRule } from '../../starts/rule';
import { blockIn, rename, startOfResource, type TerraformResource } from './TerraformResource';

/** aws_cloudwatch_event_rule, with all aws_cloudwatch_event_target that name it. */
export function loadRule(rule: TerraformResource, all: readonly TerraformResource[]): readonly DeclaredStart[] {
  const { values } = rule;
  const state = stringIn(values, 'state') ?? (booleanIn(values, 'is_enabled') === false ? 'DISABLED' : 'ENABLED');
  return readRule(
    startOfResource(rule, {
      ...rename(values, {
        EventBusName: 'event_bus_name',
        EventPattern: 'event_pattern',
        ScheduleExpression: 'schedule_expression',
      }),
      State: state,
      Targets: all.filter((target) => isTargetOf(target, rule)).map(targetOf),
    }),
  );
}

/** A target whose rule is elsewhere is noted: nobody can tell when it is called. */
export function noteLostTarget(target: TerraformResource, all: readonly TerraformResource[]): readonly [] {
  if (!all.some((rule) => rule.type === 'aws_cloudwatch_event_rule' && isTargetOf(target, rule)))
    target.note(`is a target of the rule ${stringIn(target.values, 'rule') ?? '?'}, which these files do not declare.`);
  return [];
}

function isTargetOf({ type, values }: TerraformResource, rule: TerraformResource): boolean {
  if (type !== 'aws_cloudwatch_event_target') return false;
  const names = [stringIn(rule.values, 'name'), stringIn(rule.values, 'id')];
  return names.includes(stringIn(values, 'rule')) && busOf(values) === busOf(rule.values);
}

function busOf(values: JsonObject): string {
  return (stringIn(values, 'event_bus_name') ?? 'default').replace(/^arn:.*:event-bus\//, '');
}

function targetOf({ address, values }: TerraformResource): JsonObject {
  const transformer = blockIn(values, 'input_transformer');
  return {
    Id: stringIn(values, 'target_id') ?? address,
    ...rename(values, { Arn: 'arn', RoleArn: 'role_arn', Input: 'input', InputPath: 'input_path' }),
    ...delivery(values),
    ...(transformer && {
      InputTransformer: rename(transformer, { InputPathsMap: 'input_paths', InputTemplate: 'input_template' }),
    }),
  };
}

/** What happens if a delivery fails. */
export function delivery(value: Json | undefined): JsonObject {
  return {
    RetryPolicy: rename(blockIn(value, 'retry_policy'), {
      MaximumEventAgeInSeconds: 'maximum_event_age_in_seconds',
      MaximumRetryAttempts: 'maximum_retry_attempts',
    }),
    DeadLetterConfig: rename(blockIn(value, 'dead_letter_config'), { Arn: 'arn' }),
  };
}
