import type { AwsService } from './AwsService';

export const bedrockagentcore: AwsService = {
  id: 'Bedrock AgentCore',
  errorPrefix: 'BedrockAgentCore',
  causeName: 'AmazonBedrockAgentCore',
  policyName: 'bedrock-agentcore',
  actions: { invokeHarness: { patterns: 'R', ownResult: true, metadata: false } },
};
