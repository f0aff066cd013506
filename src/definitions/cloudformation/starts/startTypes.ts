import type { DeclaredStart } from '../../../contract/starts/DeclaredStart';
import { readBucketEvents } from '../../starts/bucketEvents';
import { notRunTypes } from '../../starts/notRun';
import { readPipe } from '../../starts/pipe';
import { stringIn } from '../../starts/plain';
import { readRule } from '../../starts/rule';
import { readSchedule } from '../../starts/schedule';
import type { ReadStart } from '../../starts/StartSource';
import { mapNode, memberOf } from '../../source/SourceNode';
import { resourceName } from '../resourceTypes';
import { loadSamEvents } from '../sam/events/loadSamEvents';
import type { TemplateResource } from '../Template';
import type { TemplateScope } from '../TemplateScope';
import { loadSamApi } from '../sam/events/loadSamApi';
import { loadHttpApi, loadHttpRoute, noteWebSocket } from './httpApi';
import { loadRestApi, loadRestMethod } from './restApi';
import { noteNotRun } from './noteNotRun';
import { startOf } from './startOf';

/** What a resource of a type starts. */
export type ReadResource = (resource: TemplateResource, scope: TemplateScope) => readonly DeclaredStart[];

const read =
  (start: ReadStart): ReadResource =>
  (resource, scope) =>
    start(startOf(resource, scope));

/** The types of resources that start state machines, or say why Stepmill does not. */
const types: Readonly<Record<string, ReadResource>> = {
  'AWS::Events::Rule': read(readRule),
  'AWS::Scheduler::Schedule': read(readSchedule),
  'AWS::Pipes::Pipe': read(readPipe),
  'AWS::S3::Bucket': (resource, scope) => {
    // The other properties of a bucket do not matter, nor what they lack.
    const notifications = memberOf(resource.properties, 'NotificationConfiguration');
    if (!notifications) return [];
    const properties = mapNode({ NotificationConfiguration: notifications }, resource.at);
    return readBucketEvents(
      startOf({ ...resource, properties }, scope),
      resourceName(resource, scope, resource.at).name,
    );
  },
  // CDK's `eventBridgeEnabled`: the resource of a function that sets the notifications of a bucket.
  'Custom::S3BucketNotifications': (resource, scope) => {
    const start = startOf(resource, scope);
    return readBucketEvents(start, stringIn(start.properties, 'BucketName') ?? start.id);
  },
  'AWS::ApiGateway::RestApi': loadRestApi,
  'AWS::ApiGateway::Method': loadRestMethod,
  'AWS::ApiGatewayV2::Api': loadHttpApi,
  'AWS::ApiGatewayV2::Route': loadHttpRoute,
  'AWS::ApiGatewayV2::Integration': noteWebSocket,
  'AWS::Serverless::Api': loadSamApi,
  'AWS::Serverless::HttpApi': loadSamApi,
  'AWS::Serverless::StateMachine': loadSamEvents,
  'AWS::Serverless::Function': loadSamEvents,
};

export const startTypes: ReadonlyMap<string, ReadResource> = new Map([
  ...Object.entries(types),
  ...[...notRunTypes.keys()].map((type) => [type, noteNotRun] as const),
]);
