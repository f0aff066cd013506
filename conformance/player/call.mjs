// Sends one API call: AWS JSON 1.0 over plain HTTP, or through the official SDK.
import http from 'node:http';
import https from 'node:https';

const textMembers = new Set(['definition', 'input', 'output', 'context', 'variables', 'result', 'cause']);

/** Members that are JSON in a string may be written as values: they are sent as compact JSON. */
export function asSent(params) {
  if (Array.isArray(params)) return params.map(asSent);
  if (params === null || typeof params !== 'object') return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      textMembers.has(name) && typeof value !== 'string' ? JSON.stringify(value) : asSent(value),
    ]),
  );
}

/**
 * Returns a function `call(operation, params)` that resolves to { answer } or { error: { code, message, status, … } }.
 * `place`: { endpoint, region, accessKeyId, headers? }; where signatures count, { endpoint, sign, url(operation) }.
 */
export function plainCaller(place) {
  const { request, Agent } = place.endpoint.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true });
  const sign = place.sign ?? ((_, headers) => ({ ...headers, ...unchecked(place), ...place.headers }));
  const send = async (operation, params) => {
    const url = new URL(place.url?.(operation) ?? place.endpoint);
    const body = JSON.stringify(params);
    const target = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` };
    const headers = await sign(url, target, body);
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(readAnswer(response.statusCode, Buffer.concat(chunks).toString())));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
  return Object.assign(send, { close: () => agent.destroy() });
}

/** Emulators read account and region from it; none checks the signature. */
function unchecked({ region, accessKeyId }) {
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const credential = `${accessKeyId}/${day}/${region}/states/aws4_request`;
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}`,
    'x-amz-date': `${day}T000000Z`,
  };
}

function readAnswer(status, text) {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { error: { code: `HTTP ${status}`, message: text.slice(0, 300), status } };
  }
  if (status < 300) return { answer: body };
  const { __type, message, Message, ...rest } = body;
  return {
    error: { ...rest, code: String(__type).split('#').pop().split(':')[0], message: message ?? Message, status },
  };
}

/** The same through @aws-sdk/client-sfn of the current folder. */
export async function sdkCaller(place, sdk) {
  const client = new sdk.SFNClient({
    endpoint: place.endpoint,
    region: place.region,
    credentials: { accessKeyId: place.accessKeyId, secretAccessKey: 'none' },
    maxAttempts: 1,
    disableHostPrefix: true,
  });
  const send = async (operation, params) => {
    const Command = sdk[`${operation}Command`];
    if (!Command) return { error: { code: 'NotInSdk', message: `The SDK has no ${operation}Command.` } };
    try {
      const answer = await client.send(new Command(params));
      return { answer: plain(without(answer, ['$metadata'])) };
    } catch (error) {
      if (error.$metadata?.httpStatusCode === undefined) throw error;
      const own = plain(
        without(error, ['name', 'message', 'Error', ...Object.keys(error).filter((key) => key[0] === '$')]),
      );
      return { error: { ...own, code: error.name, message: error.message, status: error.$metadata.httpStatusCode } };
    }
  };
  return Object.assign(send, { close: () => client.destroy() });
}

const without = (object, names) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** Dates as the wire has them: seconds. */
function plain(value) {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
