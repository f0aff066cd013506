import type { ApiAnswer } from './ApiCall';

/** An answer that API Gateway gives by itself, instead of that of an integration. */
export class GatewayAnswer extends Error {
  constructor(
    readonly status: number,
    readonly text: string,
    /** The message in its log. */
    readonly why: string,
  ) {
    super(why);
  }

  get answer(): ApiAnswer {
    const { status, text, why } = this;
    return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: text }), why };
  }
}

/** AWS: the response if an API is misconfigured (localstack, gateway_response: API_CONFIGURATION_ERROR). */
export function configurationError(why: string): GatewayAnswer {
  return new GatewayAnswer(500, 'Internal server error', why);
}

/** AWS: the caller gets this while the execution goes on. */
export function endpointTimedOut(limitMs: number): GatewayAnswer {
  const why = `The integration took longer than ${limitMs} ms. The execution goes on.`;
  return new GatewayAnswer(504, 'Endpoint request timed out', why);
}
