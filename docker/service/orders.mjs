// A service under test: it knows nothing of Stepmill. Where it finds Step Functions is in its environment
// (AWS_ENDPOINT_URL_SFN), and the answer of its one task is in mocks/MockConfigFile.json.
import { CreateStateMachineCommand, SFNClient, StartSyncExecutionCommand } from '@aws-sdk/client-sfn';

const client = new SFNClient({});
const { stateMachineArn } = await client.send(
  new CreateStateMachineCommand({
    name: 'Orders',
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::123456789012:role/orders',
    definition: JSON.stringify({
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
          OutputPath: '$.Payload',
          End: true,
        },
      },
    }),
  }),
);
const { status, output, error, cause } = await client.send(
  new StartSyncExecutionCommand({
    stateMachineArn: `${stateMachineArn}#Paid`,
    input: JSON.stringify({ orderId: 1, amount: 10 }),
  }),
);
console.log(status, output ?? `${error}: ${cause}`);
process.exitCode = status === 'SUCCEEDED' ? 0 : 1;
