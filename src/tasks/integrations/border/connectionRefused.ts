import { HarnessError } from '../../../errors/HarnessError';

/** The error for a function that connects to AWS itself. */
export function connectionRefused(functionName: string, host: string): HarnessError {
  return new HarnessError(
    [
      `Function '${functionName}' connects to ${host}, but functions do not call AWS here.`,
      'Stepmill answers the clients of the AWS SDKs that send their requests to AWS_ENDPOINT_URL: create the client without ' +
        'an endpoint of its own.',
      "To call AWS itself: stepmill({ awsCalls: 'allow' }), or --aws-calls allow on the command line.",
    ].join('\n'),
  );
}
