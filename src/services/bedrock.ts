import type { JsonObject } from '../util/json';
import type { AwsService } from './AwsService';
import { parsedOrText } from './parameters';
import { endsWhen } from './SyncJob';

export const bedrock: AwsService = {
  id: 'Bedrock',
  errorPrefix: 'Bedrock',
  causeName: 'AmazonBedrock',
  membersLikeSdk: true,
  actions: {
    invokeModel: {
      patterns: 'RT',
      required: ['ModelId'],
      sdkService: 'bedrockruntime',
      metadata: false,
      freeMembers: ['Body'],
      completed: parsedBody,
    },
    createModelCustomizationJob: {
      patterns: 'RST',
      // The failure is not recorded: it follows the pattern of ecs, batch and states.
      job: {
        describe: { action: 'getModelCustomizationJob', parameters: ({ JobArn }) => ({ JobIdentifier: JobArn! }) },
        end: endsWhen('Status', ['Completed'], ['Failed', 'Stopped']),
        stop: { action: 'stopModelCustomizationJob', parameters: ({ JobArn }) => ({ JobIdentifier: JobArn! }) },
        recorded: false,
      },
    },
  },
};

/** AWS: the Body of the response is parsed. */
function parsedBody(answer: JsonObject): JsonObject {
  const { Body, ...others } = answer;
  return typeof Body === 'string' ? { Body: parsedOrText(Body), ...others } : answer;
}
