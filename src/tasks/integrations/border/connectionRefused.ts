import { HarnessError } from '../../../errors/HarnessError';

/** What is told of a function that wants to connect to AWS itself. */
export function connectionRefused(functionName: string, host: string): HarnessError {
  return new HarnessError(
    [
      `Function '${functionName}' connects to ${host}, and functions do not call AWS here.`,
      'Stepmill answers the clients of the AWS SDKs that send their requests to AWS_ENDPOINT_URL: make the client without ' +
        'an endpoint of its own.',
      "To call AWS itself: stepmill({ awsCalls: 'allow' }), or --aws-calls allow on the command line.",
    ].join('\n'),
  );
}
