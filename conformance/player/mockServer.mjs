// A server that answers calls of AWS services as a scenario says, for emulators that call services over HTTP: Lambda
// (Invoke), and services that speak AWS JSON, or the query protocol with flat results (SNS, SQS). What is not mocked
// goes to `forward`. Which scenario a call belongs to is read from the access key id of its signature; '*' is any.
import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';

/** Resolves to { port, mock(accessKeyId, { functions, services }), forget(accessKeyId), close() }. */
export async function startMockServer({ forward, port = 0 } = {}) {
  const places = new Map();
  const server = http.createServer(async (request, response) => {
    const body = await textOf(request);
    const { accessKeyId, service } = credentialOf(request);
    const call = readCall(request, service, body);
    const place = places.get(accessKeyId) ?? places.get('*');
    const answers = call && (place?.get(call.key) ?? place?.get(call.service));
    if (!answers) return forward ? proxy(forward, request, body, response) : refuse(response, call?.key ?? request.url);
    const answer = answers.next(call.input);
    if (!answer) return refuse(response, call.key);
    if (answer.hangs && answer.submitted === undefined) return undefined;
    if (answer.after) await new Promise((resolve) => setTimeout(resolve, answer.after * 1000));
    response.setHeader('x-amzn-requestid', randomUUID());
    return call.reply(response, { ...answer, returns: answer.submitted ?? answer.returns });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    mock(accessKeyId, { functions = {}, services = {} }) {
      const own = places.get(accessKeyId) ?? places.set(accessKeyId, new Map()).get(accessKeyId);
      for (const [name, answers] of Object.entries(functions)) own.set(`lambda ${name}`, new Answers(answers));
      for (const [key, answers] of Object.entries(services)) own.set(key, new Answers(answers));
    },
    forget: (accessKeyId) => places.delete(accessKeyId),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One object answers always; of an array each answers once, or `times`. */
class Answers {
  constructor(written) {
    const list = [written].flat();
    this.left = list.map((answer) => ({ answer, times: answer.times ?? (Array.isArray(written) ? 1 : Infinity) }));
  }

  next(input) {
    const found = this.left.find(({ answer, times }) => times > 0 && hasPart(input, answer.when));
    if (found) found.times--;
    return found?.answer;
  }
}

/** Whether a value has all that a part of it has. */
function hasPart(value, part) {
  if (part === undefined) return true;
  if (part === null || typeof part !== 'object') return value === part;
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.entries(part).every(([key, member]) => hasPart(value[key], member))
  );
}

async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function credentialOf({ headers }) {
  const [accessKeyId, , , service] = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1].split('/') ?? [];
  return { accessKeyId, service };
}

const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);
const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** What is called: { key, service?, input, reply(response, answer) }; `service` is asked when nothing answers to `key`. */
function readCall({ headers, url }, service, body) {
  const invoked = /^\/2015-03-31\/functions\/([^/]+)\/invocations/.exec(url)?.[1];
  if (invoked) {
    const name = decodeURIComponent(invoked).split(':function:').pop().split(':')[0];
    return { key: `lambda ${name}`, service: 'lambda:invoke', input: parsed(body), reply: replyOfFunction };
  }
  const target = headers['x-amz-target'];
  if (target) {
    const input = parsed(body);
    const key = `${service}:${lowerFirst(target.split('.').pop())}`;
    // Clients of SQS check it.
    const digest = key === 'sqs:sendMessage' && { MD5OfMessageBody: md5(input.MessageBody) };
    return { key, input, reply: (response, answer) => replyInJson(response, answer, digest) };
  }
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  if (!action) return undefined;
  const reply = (response, answer) => replyInXml(response, answer, action);
  return { key: `${service}:${lowerFirst(action)}`, input: Object.fromEntries(form), reply };
}

function replyOfFunction(response, { returns = null, fails }) {
  response.setHeader('x-amz-executed-version', '$LATEST');
  // The answer of the service `lambda:invoke`, not that of a function.
  if (returns?.StatusCode) {
    if (returns.FunctionError) response.setHeader('x-amz-function-error', returns.FunctionError);
    return void response.end(returns.Payload);
  }
  if (fails) response.setHeader('x-amz-function-error', 'Unhandled');
  response.end(JSON.stringify(fails ?? returns));
}

const md5 = (text) => createHash('md5').update(String(text)).digest('hex');

function replyInJson(response, { returns, fails }, members) {
  response.setHeader('content-type', 'application/x-amz-json-1.0');
  response.statusCode = fails ? (fails.status ?? 400) : 200;
  response.end(JSON.stringify(fails ? { __type: fails.code, message: fails.message } : { ...returns, ...members }));
}

function replyInXml(response, { returns = {}, fails }, action) {
  const xml = (members) =>
    Object.entries(members)
      .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
      .join('');
  response.setHeader('content-type', 'text/xml');
  response.statusCode = fails ? (fails.status ?? 400) : 200;
  response.end(
    fails
      ? `<ErrorResponse><Error>${xml({ Code: fails.code, Message: fails.message ?? '' })}</Error><RequestId>r</RequestId></ErrorResponse>`
      : `<${action}Response><${action}Result>${xml(returns)}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
  );
}

const escaped = (value) => String(value).replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);

function refuse(response, what) {
  response.statusCode = 501;
  response.end(JSON.stringify({ __type: 'NotMocked', message: `The scenario has no answer for ${what}.` }));
}

/** Passes a call on: what an emulator asks of itself. */
function proxy({ port, headers = () => ({}) }, request, body, response) {
  const { method, url } = request;
  const { accessKeyId } = credentialOf(request);
  const options = {
    host: '127.0.0.1',
    port,
    method,
    path: url,
    headers: { ...request.headers, ...headers(accessKeyId) },
  };
  const onward = http.request(options, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', (error) => response.destroy(error));
  onward.end(body);
}
