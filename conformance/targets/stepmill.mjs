// Stepmill: starts `stepmill start` (of this checkout's dist, or --command), one account a scenario, mocks and clock
// through its control API.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.join(import.meta.dirname, '../..');
const region = 'us-east-1';
let accounts = 100000000000;

/** `--endpoint` names a server that runs already. */
export async function start({ endpoint, command = path.join(root, 'dist/cli.js') }) {
  const version = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
  if (endpoint) return { endpoint, about: `Stepmill ${version}` };
  if (!fs.existsSync(command)) throw new Error(`${command} is missing. \`npm run build\` makes it.`);
  const child = spawn(process.execPath, [command, 'start', '--port', '0', '--parent-pid', String(process.pid)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise((resolve, reject) => {
    child.on('close', (code) => reject(new Error(`stepmill start ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /https?:\/\/[^\s'"]+:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
  });
  return { endpoint: await ready, about: `Stepmill ${version}`, child };
}

export async function stop({ child }) {
  if (!child) return;
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** A place of its own for a scenario. */
export async function open({ endpoint }, { clock }) {
  const account = String(accounts++);
  const control = `${endpoint}/_stepmill/v1/accounts/${account}`;
  await send('PUT', control, { time: clock === 'stands' ? 'manual' : 'skip', region });
  return { endpoint, region, account, accessKeyId: account, control };
}

/** What the server says of a mock that was missing: printed with a failure. */
export async function mistakes({ control }) {
  const { mistakes: found = [] } = await (await fetch(`${control}/mistakes`)).json();
  return found.map(({ message }) => message);
}

export const close = ({ control }) => send('DELETE', control);

/** Waits take no time. */
export const skips = true;

export const advance = ({ control }, seconds) => send('POST', `${control}/clock/advance`, { seconds });

export async function lambda({ control }, functions) {
  for (const [name, answers] of Object.entries(functions))
    await mock(control, { lambda: name }, answers, functionAnswer);
}

export async function mocks({ control }, services) {
  for (const [key, answers] of Object.entries(services)) {
    const [service, action] = key.split(':');
    await mock(control, { service, action }, answers, serviceAnswer);
  }
}

export async function s3({ control }, objects) {
  for (const [name, content] of Object.entries(objects))
    await send('PUT', objectUrl(control, name), typeof content === 'string' ? { text: content } : { json: content });
}

export async function readObject({ control }, name) {
  const response = await fetch(objectUrl(control, name));
  return response.ok ? (await response.json()).text : undefined;
}

/** It is the role that must not: what the player itself calls, too, is denied state by state. */
export async function deny({ control }, actions, { machine }) {
  for (const action of actions)
    for (const state of action.startsWith('states:') ? Object.keys(machine.States) : [undefined])
      await send('POST', `${control}/deny`, { action, state });
}

const objectUrl = (control, name) => {
  const [bucket, ...key] = name.split('/');
  return `${control}/buckets/${bucket}/objects/${encodeURIComponent(key.join('/'))}`;
};

/** The mock that was given last is asked first: those for some calls come after those for all. */
async function mock(control, target, answers, translate) {
  const byCondition = new Map();
  for (const { when, ...answer } of [answers].flat()) {
    const key = JSON.stringify(when);
    byCondition.set(key, [
      ...(byCondition.get(key) ?? []),
      { times: Array.isArray(answers) ? 1 : undefined, ...answer },
    ]);
  }
  const conditions = [...byCondition].sort(([a], [b]) => (a?.length ?? 0) - (b?.length ?? 0));
  for (const [when, given] of conditions)
    await send('POST', `${control}/mocks`, {
      ...target,
      ...(when && { when: JSON.parse(when) }),
      answers: given.map(({ times, after, ...answer }) => ({ ...translate(answer), times, after })),
    });
}

function functionAnswer({ returns, fails, error, cause, hangs }) {
  if (hangs) return { timesOut: true };
  if (error !== undefined) return { throws: error, cause };
  if (fails) return { throws: fails.errorType, cause: JSON.stringify(fails) };
  return { returns: returns ?? null };
}

function serviceAnswer({ returns, submitted, fails, error, cause, hangs }) {
  if (hangs) return { timesOut: true, submitting: submitted };
  if (error !== undefined) return { throws: error, cause };
  if (fails) return { fails: fails.code, message: fails.message, statusCode: fails.status };
  return returns === undefined ? { succeeds: true, submitting: submitted } : { returns, submitting: submitted };
}

async function send(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  if (response.ok) return;
  throw new Error(`${method} ${url} ${JSON.stringify(body)}: ${await response.text()}`);
}
