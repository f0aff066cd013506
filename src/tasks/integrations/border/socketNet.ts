import net from 'node:net';
import { HarnessError } from '../../../errors/HarnessError';
import { runningHandler } from './handlerContext';
import { isAwsHost } from './hosts';

type Connect = (this: net.Socket, ...given: unknown[]) => net.Socket;

let isSpread = false;

/**
 * The last net: a connection of a handler to AWS, or to the addresses at which AWS hands out credentials, fails, and
 * with it the test. Whatever the handler speaks ends in a socket of Node. All other connections are left alone.
 */
export function spreadNet(): void {
  if (isSpread) return;
  isSpread = true;
  const { prototype } = net.Socket as unknown as { prototype: { connect: Connect } };
  const { connect } = prototype;
  prototype.connect = function (...given) {
    const handler = runningHandler();
    const host = handler === undefined ? undefined : hostOf(given);
    if (handler === undefined || handler.mayCallAws || host === undefined || !isAwsHost(host))
      return connect.apply(this, given);
    const refused = connectionRefused(handler.caller.functionName ?? '', host);
    handler.calls.mistake(refused, (mistake) => handler.fail(mistake));
    process.nextTick(() => this.destroy(refused));
    return this;
  };
}

/** Options, or a port and a host; Node itself hands over a list of these. */
function hostOf(given: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(given[0]) ? (given[0] as readonly unknown[]) : given;
  if (typeof first === 'object' && first !== null) return (first as { host?: string }).host;
  return typeof second === 'string' ? second : undefined;
}

function connectionRefused(functionName: string, host: string): HarnessError {
  return new HarnessError(
    [
      `Function '${functionName}' connects to ${host}, and tests do not call AWS.`,
      'Stepmill answers the clients of the AWS SDK for JavaScript v3, and whatever sends its requests to AWS_ENDPOINT_URL: ' +
        'make the client in the handler, or in its module, without an endpoint or credentials of its own.',
      "To call AWS from handlers: stepmill({ awsCalls: 'allow' }), or --aws-calls allow on the command line.",
    ].join('\n'),
  );
}
