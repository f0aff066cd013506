import type { AwsService } from './AwsService';

export const bedrockagentcore: AwsService = {
  id: 'Bedrock AgentCore',
  errorPrefix: 'BedrockAgentCore',
  causeName: 'AmazonBedrockAgentCore',
  policyName: 'bedrock-agentcore',
  actions: {
    // AWS: 900 seconds are the limit; the error's name is not documented (guide).
    invokeHarness: { patterns: 'R', ownResult: true, metadata: false, longest: { seconds: 900 } },
  },
};
