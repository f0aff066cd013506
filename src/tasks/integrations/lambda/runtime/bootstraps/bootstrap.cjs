'use strict';
/* global __filename */
// Runs a Lambda handler of Node.js in a process of its own: asks the Runtime API of Lambda for events and sends it the
// answers. `node bootstrap.cjs ./src/charge.handler`. Any Node from 14 on, plain JavaScript as that Node reads it.
const http = require('node:http');
const net = require('node:net');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const fs = require('node:fs');

const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const prefix = '/2018-06-01/runtime/';

function request(method, name, body = '', headers = {}) {
  return new Promise((resolve, reject) => {
    const length = method === 'POST' ? { 'Content-Length': Buffer.byteLength(body) } : {};
    const sent = http.request({ host, port, agent, method, path: prefix + name, headers: { ...length, ...headers } });
    sent.on('error', reject).on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode, headers: answered } = response;
        resolve({ status: statusCode, headers: answered, text: Buffer.concat(chunks).toString('utf8') });
      });
    });
    sent.end(body);
  });
}

function fail(name, error) {
  const isError = error instanceof Error;
  const shape = isError
    ? { errorType: error.name, errorMessage: error.message, trace: traceOf(error.stack ?? '') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };
  console.error(isError ? shape.trace.join('\n') : JSON.stringify(shape));
  const type = String(shape.errorType).replace(/[^\x20-\x7e]/g, '?');
  return request('POST', name, JSON.stringify(shape), { 'Lambda-Runtime-Function-Error-Type': type });
}

/** Down to the handler: what called it here is nothing that Lambda would show. */
function traceOf(stack) {
  const lines = stack.split('\n');
  const own = lines.findIndex((line) => line.includes(__filename));
  return own === -1 ? lines : lines.slice(0, own);
}

/** AWS: the first dot after the last slash ends the file's name. */
async function load(text) {
  const dot = text.indexOf('.', text.lastIndexOf('/') + 1);
  const base = path.resolve(process.env.LAMBDA_TASK_ROOT || '.', text.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']
    .map((end) => base + end)
    .find((each) => fs.existsSync(each));
  if (dot < 1 || file === undefined) throw named('Runtime.ImportModuleError', `Cannot find module '${base}'`);
  const module = await import(pathToFileURL(file).href);
  const pick = (from) =>
    text
      .slice(dot + 1)
      .split('.')
      .reduce((value, key) => value?.[key], from);
  const handler = pick(module) ?? pick(module.default);
  if (typeof handler !== 'function') throw named('Runtime.HandlerNotFound', `${text} is undefined or not exported`);
  return handler;
}

function named(name, message) {
  return Object.assign(new Error(message), { name });
}

function contextOf(headers) {
  const { env } = process;
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const client = headers['lambda-runtime-client-context'];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: client === undefined ? undefined : JSON.parse(client),
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function call(handler, event, context) {
  return new Promise((resolve, reject) => {
    const done = (error, value) => (error === undefined || error === null ? resolve(value) : reject(error));
    const returned = handler(event, context, done);
    if (typeof returned?.then === 'function') returned.then(resolve, reject);
    else if (handler.length < 3) resolve(returned);
  });
}

const hostsOfAws = /(?:^|\.)(?:amazonaws\.(?:com(?:\.cn)?|eu)|api\.aws)$|^169\.254\.(?:169\.254|170\.2)$/i;

/** Nothing connects to AWS, unless an endpoint is named so: Stepmill hears of it, and fails the test. */
function stayHere() {
  const { env } = process;
  if (env.STEPMILL_AWS_CALLS !== 'fail') return;
  const named = Object.keys(env).filter((name) => name.startsWith('AWS_ENDPOINT_URL_'));
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (...given) {
    const [first, second] = Array.isArray(given[0]) ? given[0] : given;
    const to = typeof first === 'object' && first !== null ? first.host : second;
    // The SDK puts a prefix before the host of some calls: `sync-127.0.0.1`.
    if (typeof to === 'string' && /[-.]127\.0\.0\.1$/.test(to)) return connect.call(this, { host, port: first.port });
    const isOutside = typeof to === 'string' && hostsOfAws.test(to) && !named.some((name) => env[name].includes(to));
    if (!isOutside) return connect.apply(this, given);
    const told = http.request({ host, port, agent: false, method: 'POST', path: '/stepmill/refused' });
    told.on('error', () => undefined).on('response', (response) => response.resume());
    told.on('close', () => this.destroy(new Error(`Stepmill lets no handler connect to ${to}.`)));
    told.end(to);
    return this;
  };
}

async function main() {
  stayHere();
  let handler;
  try {
    handler = await load(process.argv[2] ?? process.env._HANDLER ?? '');
  } catch (error) {
    await fail('init/error', error);
    process.exit(1);
  }
  for (;;) {
    const { status, headers, text } = await request('GET', 'invocation/next');
    if (status !== 200) throw new Error(`The Runtime API answers ${status}: ${text}`);
    const id = headers['lambda-runtime-aws-request-id'];
    process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'];
    try {
      const value = await call(handler, JSON.parse(text), contextOf(headers));
      await request('POST', `invocation/${id}/response`, JSON.stringify(value === undefined ? null : value));
    } catch (error) {
      await fail(`invocation/${id}/error`, error);
    }
  }
}

// A handler whose promise never comes holds nothing open, and is waited for nevertheless.
setInterval(() => undefined, 2 ** 30);

main().catch((error) => {
  if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(error.code)) console.error(error);
  process.exit(error.code === undefined ? 1 : 0);
});
