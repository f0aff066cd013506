import { isArray, member, objectOf, type JsonObject } from '../../../util/json';
import { textParameter } from '../../parameters';
import type { ArnPlace } from '../../AwsService';
import { atRunTime } from './NeededAction';
import { passedRoles } from './passedRoles';
import type { IntegrationCall, Need, ServiceNeeds } from './ServiceNeeds';

/** Models of Bedrock, for the optimised integration and for `aws-sdk:bedrockruntime`. */
export const bedrockNeeds: ServiceNeeds = {
  resources({ resource: { action }, parameters, place }) {
    if (action === 'createModelCustomizationJob') {
      const { partition, region, accountId } = place;
      const models = `arn:${partition}:bedrock:${region}:${accountId}:custom-model/*`;
      return [...modelsOf(textParameter(parameters, 'BaseModelIdentifier'), place), models];
    }
    const model = textParameter(parameters, 'ModelId');
    return model === undefined ? undefined : modelsOf(model, place);
  },
  besides({ resource: { action, awsSdk }, parameters, place }) {
    if (action === 'createModelCustomizationJob') {
      const tags = member(parameters, 'CustomModelTags') ?? member(parameters, 'JobTags');
      return [
        ...passedRoles(parameters, place, 'bedrock.amazonaws.com'),
        ...(isArray(tags) && tags.length > 0
          ? [{ action: 'bedrock:TagResource', resources: [atRunTime], reason: 'tags the job and the model' }]
          : []),
      ];
    }
    return awsSdk || action !== 'invokeModel' ? [] : objects(parameters, place);
  },
  follows: ({ place: { partition, region, accountId } }: IntegrationCall) =>
    ['Get', 'Stop'].map((verb) => ({
      action: `bedrock:${verb}ModelCustomizationJob`,
      resources: [`arn:${partition}:bedrock:${region}:${accountId}:model-customization-job/*`],
      reason: verb === 'Stop' ? 'stops the job of an abandoned task' : 'waits for the end of the job',
      when: 'follow',
    })),
};

/** AWS: a call of an inference profile is also one of the models behind it, in each of its regions. */
function modelsOf(model: string | undefined, { partition, region, accountId }: ArnPlace): readonly string[] {
  if (model === undefined || model.includes(atRunTime)) return [atRunTime];
  if (model.startsWith('arn:'))
    return model.includes(':inference-profile/') ? [model, ...behind(partition, model)] : [model];
  if (!/^(?:us|eu|ap|apac|us-gov|global|jp|au|ca|sa)\.[a-z]/.test(model))
    return [`arn:${partition}:bedrock:${region}::foundation-model/${model}`];
  const profile = `arn:${partition}:bedrock:${region}:${accountId}:inference-profile/${model}`;
  return [profile, ...behind(partition, profile)];
}

function behind(partition: string, profile: string): readonly string[] {
  const model = profile.slice(profile.lastIndexOf('/') + 1).replace(/^[a-z-]+\./, '');
  return [`arn:${partition}:bedrock:${atRunTime}::foundation-model/${model}`];
}

/** AWS: Input and Output of the optimised integration may be objects in S3. */
function objects(parameters: JsonObject, { partition }: ArnPlace): readonly Need[] {
  return [
    ['Input', 's3:GetObject', 'reads the prompt'],
    ['Output', 's3:PutObject', 'writes the response'],
  ].flatMap(([field = '', action = '', reason = '']) => {
    const uri = textParameter(objectOf(member(parameters, field)), 'S3Uri');
    if (uri === undefined) return [];
    const path = /^s3:\/\/(.+)$/.exec(uri)?.[1];
    return [{ action, resources: [path === undefined ? atRunTime : `arn:${partition}:s3:::${path}`], reason }];
  });
}
