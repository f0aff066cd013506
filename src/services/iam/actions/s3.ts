import { isArray, member, objectOf } from '../../../util/json';
import { textParameter } from '../../parameters';
import { rightsTo } from '../../policies';
import { capitalised } from '../../memberNames';
import { atRunTime } from './NeededAction';
import type { IntegrationCall, Need, ServiceNeeds } from './ServiceNeeds';

/** Actions on objects that do not have `Object` in their names. */
const onObjects = /Object|MultipartUpload|UploadPart|ListParts/;
const onBuckets =
  /^(?:list|putObjectLockConfiguration|getObjectLockConfiguration|createBucket|deleteBucket|headBucket)/;

/** AWS: "Required permissions for Amazon S3 API operations" of the S3 guide. */
export const s3Needs: ServiceNeeds = {
  own(call) {
    const { resource, parameters } = call;
    const { action } = resource;
    const rights = rightsTo('s3', capitalised(action));
    const reason = `calls s3:${action}`;
    if (action === 'listBuckets') return [{ action: 's3:ListAllMyBuckets', resources: ['*'], reason }];
    if (action === 'copyObject' || action === 'uploadPartCopy') {
      return [
        { action: 's3:PutObject', resources: [objectArn(call)], reason },
        { ...sourceNeed(call), reason },
        ...extras(call),
      ];
    }
    const versions = member(parameters, 'VersionId') !== undefined;
    return [
      ...rights.map((right) => ({
        action: versions && Object.hasOwn(ofVersions, right) ? ofVersions[right]! : right,
        resources: resourcesFor(call),
        reason,
      })),
      ...extras(call),
    ];
  },
};

const ofVersions: Readonly<Record<string, string>> = {
  's3:GetObject': 's3:GetObjectVersion',
  's3:DeleteObject': 's3:DeleteObjectVersion',
  's3:GetObjectAcl': 's3:GetObjectVersionAcl',
  's3:PutObjectAcl': 's3:PutObjectVersionAcl',
  's3:GetObjectTagging': 's3:GetObjectVersionTagging',
  's3:PutObjectTagging': 's3:PutObjectVersionTagging',
  's3:DeleteObjectTagging': 's3:DeleteObjectVersionTagging',
};

function resourcesFor(call: IntegrationCall): readonly string[] {
  const { action } = call.resource;
  if (action === 'deleteObjects') return deletedObjects(call);
  const isBucket = (onBuckets.test(action) && action !== 'listParts') || !onObjects.test(capitalised(action));
  return [isBucket ? bucketArn(call) : objectArn(call)];
}

function bucketArn({ parameters, place: { partition } }: IntegrationCall): string {
  const bucket = textParameter(parameters, 'Bucket') ?? atRunTime;
  return bucket === atRunTime || bucket.startsWith('arn:') ? bucket : `arn:${partition}:s3:::${bucket}`;
}

function objectArn(call: IntegrationCall, key = keyOf(call)): string {
  const bucket = bucketArn(call);
  if (bucket === atRunTime) return atRunTime;
  return bucket.includes(':accesspoint/') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
}

/** A ResultWriter has a Prefix: AWS makes the rest of its keys. */
function keyOf({ resource: { action }, parameters }: IntegrationCall): string {
  const prefix = action === 'putObject' ? textParameter(parameters, 'Prefix')?.replace(/\/$/, '') : undefined;
  const folder = prefix === undefined || prefix === '' ? '' : `${prefix}/`;
  return textParameter(parameters, 'Key') ?? `${folder}${atRunTime}`;
}

function deletedObjects(call: IntegrationCall): readonly string[] {
  const objects = member(objectOf(member(call.parameters, 'Delete')), 'Objects');
  if (!isArray(objects) || objects.length === 0) return [objectArn(call, atRunTime)];
  const keys = objects.map((object) => textParameter(objectOf(object), 'Key') ?? atRunTime);
  return [...new Set(keys)].map((key) => objectArn(call, key));
}

/** AWS: `bucket/key`, with a version as query. */
function sourceNeed({ parameters, place: { partition } }: IntegrationCall): Omit<Need, 'reason'> {
  const source = textParameter(parameters, 'CopySource') ?? atRunTime;
  const [path = '', version] = source.replace(/^\//, '').split('?versionId=');
  const action = version === undefined ? 's3:GetObject' : 's3:GetObjectVersion';
  return { action, resources: [path.includes('/') ? `arn:${partition}:s3:::${path}` : atRunTime] };
}

/** What its parameters add to an upload. */
function extras(call: IntegrationCall): readonly Need[] {
  const { action } = call.resource;
  if (!['putObject', 'copyObject', 'createMultipartUpload'].includes(action)) return [];
  return [
    ['Tagging', 's3:PutObjectTagging', 'tags the object'],
    ['ACL', 's3:PutObjectAcl', "sets the object's ACL"],
    ['ObjectLockMode', 's3:PutObjectRetention', 'locks the object'],
    ['ObjectLockLegalHoldStatus', 's3:PutObjectLegalHold', 'locks the object'],
  ].flatMap(([name = '', right = '', reason = '']) =>
    member(call.parameters, name) === undefined ? [] : [{ action: right, resources: [objectArn(call)], reason }],
  );
}
