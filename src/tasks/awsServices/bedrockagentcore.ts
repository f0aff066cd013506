import type { AwsService } from './AwsService';

export const bedrockagentcore: AwsService = {
  id: 'Bedrock AgentCore',
  errorPrefix: 'BedrockAgentCore',
  causeName: 'AmazonBedrockAgentCore',
  actions: { invokeHarness: { patterns: 'R', ownResult: true, metadata: false } },
};
