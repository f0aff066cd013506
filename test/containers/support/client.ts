import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  type DescribeExecutionOutput,
} from '@aws-sdk/client-sfn';

/** What a user does with the server in a container. */
export class Client {
  readonly sfn: SFNClient;

  constructor(endpoint: string) {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    this.sfn = new SFNClient({ endpoint, region: 'us-east-1', credentials, disableHostPrefix: true });
  }

  /** The ARN of the state machine. */
  async create(name: string, definition: object): Promise<string> {
    const input = { name, definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/any' };
    return (await this.sfn.send(new CreateStateMachineCommand(input))).stateMachineArn!;
  }

  /** The ARN of the execution. */
  async start(stateMachineArn: string, input: object = {}): Promise<string> {
    const command = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
    return (await this.sfn.send(command)).executionArn!;
  }

  /** The execution once it has ended. */
  async ended(executionArn: string): Promise<DescribeExecutionOutput> {
    for (;;) {
      const execution = await this.sfn.send(new DescribeExecutionCommand({ executionArn }));
      if (execution.status !== 'RUNNING') return execution;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async run(name: string, definition: object, input?: object): Promise<DescribeExecutionOutput> {
    return this.ended(await this.start(await this.create(name, definition), input));
  }
}
