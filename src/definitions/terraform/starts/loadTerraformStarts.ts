import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { readBucketEvents } from '../../starts/bucketEvents';
import { booleanIn, itemsIn, stringIn } from '../../starts/plain';
import { loadTerraformHttpApi, loadRoute, noteWebSocketApi } from './httpApis';
import { loadPipe } from './pipes';
import { loadIntegration, loadTerraformRestApi } from './restApis';
import { loadRule, noteLostTarget } from './rules';
import { loadSchedule } from './schedules';
import { blockIn, startOfResource, type TerraformResource } from './TerraformResource';

/** What resources declare to start state machines. */
export function loadTerraformStarts(all: readonly TerraformResource[]): readonly DeclaredStart[] {
  return all.flatMap((resource) => {
    const starts = startTypes.get(resource.type)?.(resource, all) ?? [];
    if (starts.length > 0 || resource.type === 'aws_cloudwatch_event_target') resource.noteUnknown?.();
    return starts;
  });
}

type ReadResource = (resource: TerraformResource, all: readonly TerraformResource[]) => readonly DeclaredStart[];

/** The types of resources that start state machines, or say why Stepmill does not. */
const types: Readonly<Record<string, ReadResource>> = {
  aws_cloudwatch_event_rule: loadRule,
  aws_cloudwatch_event_target: noteLostTarget,
  aws_scheduler_schedule: loadSchedule,
  aws_pipes_pipe: loadPipe,
  aws_s3_bucket_notification: (resource) => {
    const on = booleanIn(resource.values, 'eventbridge') === true;
    const bucket = stringIn(resource.values, 'bucket') ?? resource.address;
    const properties = { NotificationConfiguration: on ? { EventBridgeConfiguration: {} } : {} };
    return readBucketEvents(startOfResource(resource, properties), bucket);
  },
  aws_api_gateway_integration: loadIntegration,
  aws_api_gateway_rest_api: loadTerraformRestApi,
  aws_apigatewayv2_route: loadRoute,
  aws_apigatewayv2_api: loadTerraformHttpApi,
  aws_apigatewayv2_integration: noteWebSocketApi,
  aws_iot_topic_rule: noteIf(({ values }) => blockIn(values, 'step_functions') !== undefined),
  aws_codepipeline: noteIf(({ values }) =>
    itemsIn(values, 'stage')
      .flatMap((stage) => itemsIn(stage, 'action'))
      .some((action) => stringIn(action, 'provider') === 'StepFunctions'),
  ),
  aws_ssm_maintenance_window_task: noteIf(({ values }) => stringIn(values, 'task_type') === 'STEP_FUNCTIONS'),
  aws_appsync_datasource: noteIf(({ values }) =>
    /\bstates\b/.test(stringIn(blockIn(values, 'http_config'), 'endpoint') ?? ''),
  ),
};

/** Those that are read only because a start of another type refers to them. */
const others = [
  'aws_api_gateway_method',
  'aws_api_gateway_resource',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_stage',
  'aws_api_gateway_deployment',
];

const startTypes: ReadonlyMap<string, ReadResource> = new Map(Object.entries(types));

/** Whether resources of a type matter for what starts a machine. */
export function isStartType(type: string): boolean {
  return startTypes.has(type) || others.includes(type);
}

/** Notes a resource that starts state machines in a way that Stepmill does not run. */
function noteIf(starts: (resource: TerraformResource) => boolean): ReadResource {
  return (resource) => {
    if (starts(resource)) resource.note(`starts state machines as an ${resource.type}, which Stepmill does not run.`);
    return [];
  };
}
