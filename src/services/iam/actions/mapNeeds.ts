import type { WalkedState } from '../../../language/asl/walk';
import { isObject, member, type JsonObject } from '../../../util/json';
import { placeOf, textParameter } from '../../parameters';
import { stateMachineName } from '../../stateMachineName';
import { knownParameters } from './knownParameters';
import { atRunTime, type NeededAction } from './NeededAction';
import { toNeededAction } from './neededActions';
import type { Need } from './ServiceNeeds';

/**
 * What a Distributed Map needs: it starts its children as executions of its own machine, reads items and writes results.
 *
 * AWS: "IAM policies for using Distributed Map states" of the Step Functions guide.
 */
export function mapNeeds(state: WalkedState, stateMachineArn: string): readonly NeededAction[] {
  if (!state.blocks.some(({ distributed }) => distributed)) return [];
  const { partition } = placeOf(stateMachineArn);
  const needs = [
    ...childNeeds(stateMachineArn, textParameter(state.object, 'Label')),
    ...readerNeeds(field(state, 'ItemReader'), partition),
    ...writerNeeds(field(state, 'ResultWriter'), partition),
  ];
  return needs.map(toNeededAction);
}

function childNeeds(stateMachineArn: string, label = atRunTime): readonly Need[] {
  const { partition, region, accountId } = placeOf(stateMachineArn);
  const executions = `arn:${partition}:states:${region}:${accountId}:execution:${stateMachineName(stateMachineArn)}`;
  const older = "the guide's policy has it, but no task is known to fail without it";
  return [
    { action: 'states:StartExecution', resources: [stateMachineArn], reason: 'starts the children of its Map Run' },
    {
      action: 'states:DescribeExecution',
      resources: [`${executions}:*`],
      reason: 'watches the children of its Map Run',
      when: 'follow',
      doubt: older,
    },
    {
      action: 'states:StopExecution',
      resources: [`${executions}:*`],
      reason: 'stops the children of its Map Run',
      when: 'follow',
      doubt: older,
    },
    {
      action: 'states:RedriveExecution',
      resources: [`${executions}/${label}:*`],
      reason: 'redrives the children of its Map Run',
      when: 'follow',
      doubt: 'only the redrive of an execution needs it',
    },
  ];
}

interface MapField {
  readonly resource: string;
  readonly parameters: JsonObject;
  readonly config: JsonObject;
}

function field({ object, language }: WalkedState, name: 'ItemReader' | 'ResultWriter'): MapField | undefined {
  const value = member(object, name);
  if (!isObject(value)) return undefined;
  const { Resource, Parameters, Arguments, ReaderConfig } = value;
  if (typeof Resource !== 'string') return undefined;
  const template = language === 'JSONata' ? Arguments : Parameters;
  return {
    resource: Resource,
    parameters: knownParameters(template, language),
    config: knownParameters(ReaderConfig, language),
  };
}

function readerNeeds(reader: MapField | undefined, partition: string): readonly Need[] {
  if (reader === undefined) return [];
  const { resource, parameters, config } = reader;
  const bucket = textParameter(parameters, 'Bucket') ?? atRunTime;
  if (resource.endsWith(':s3:listObjectsV2')) {
    const list: Need = {
      action: 's3:ListBucket',
      resources: [objectArn(partition, bucket)],
      reason: 'lists its items',
    };
    if (textParameter(config, 'Transformation') !== 'LOAD_AND_FLATTEN') return [list];
    const objects = objectArn(partition, bucket, `${textParameter(parameters, 'Prefix') ?? ''}*`);
    return [list, { action: 's3:GetObject', resources: [objects], reason: 'reads its items' }];
  }
  const action = textParameter(parameters, 'VersionId') === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  const key = textParameter(parameters, 'Key') ?? atRunTime;
  const own: Need = { action, resources: [objectArn(partition, bucket, key)], reason: 'reads its items' };
  return textParameter(config, 'InputType') === 'MANIFEST'
    ? [own, { action: 's3:GetObject', resources: [atRunTime], reason: 'reads the files that the manifest lists' }]
    : [own];
}

function writerNeeds(writer: MapField | undefined, partition: string): readonly Need[] {
  if (writer === undefined) return [];
  const bucket = textParameter(writer.parameters, 'Bucket') ?? atRunTime;
  const prefix = textParameter(writer.parameters, 'Prefix');
  const objects = objectArn(partition, bucket, prefix === undefined ? '*' : `${prefix.replace(/\/$/, '')}/*`);
  return ['PutObject', 'GetObject', 'ListMultipartUploadParts', 'AbortMultipartUpload'].map((right) => ({
    action: `s3:${right}`,
    resources: [objects],
    reason: 'writes its results',
  }));
}

function objectArn(partition: string, bucket: string, key?: string): string {
  if (bucket === atRunTime) return atRunTime;
  return `arn:${partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;
}
