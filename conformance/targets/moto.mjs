// moto with its executor of state machines switched on. Its tasks call AWS at the port that MOTO_PORT names; that is the
// player's mock server, which passes on what no scenario mocks. Each scenario has an account of its own. The calls of
// tasks do not tell theirs (moto 5.2 signs them all alike), so scenarios whose tasks call something come one by one.
//   --set venv=DIR      makes a Python environment there, once, with the release below from PyPI
//   --set python=FILE   or: a Python that has moto. Debian 13's python3-moto lists and validates nothing of a definition: its
//                       ANTLR (4.9) cannot read the executor's grammar (4.13)
//   --set execute=no    without the executor
import { spawn, spawnSync } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { startMockServer } from '../player/mockServer.mjs';
import { callsOut, checkAnswers, Turns } from '../player/turns.mjs';

/**
 * moto 5.2 keeps the query language of a definition that it rejects, and then rejects every JSONPath definition of the
 * process. One miss must not be hundreds: it is forgotten before the next definition is read.
 */
const program = `
import os, sys, threading
from moto.server import main
# Ends with the player, however that ends.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
try:
    from moto.stepfunctions.parser.asl.parse.preprocessor import Preprocessor
    visit = Preprocessor.visitState_machine
    def visit_afresh(self, ctx):
        self._query_language_per_scope = []
        return visit(self, ctx)
    Preprocessor.visitState_machine = visit_afresh
except ImportError:
    pass
main()
`;
const release = 'moto[server,stepfunctions]==5.2.1';
const secondsToStart = 60;
const region = 'us-east-1';
let accounts = 200000000000;
const turns = new Turns();

export async function start({ venv, python = venv ? environment(venv) : 'python3', execute = 'yes' }) {
  const version = printed(python, 'import moto, moto.server; print(moto.__version__)');
  if (execute === 'yes') printed(python, 'import moto.stepfunctions.parser.models');
  const port = await freePort();
  const mocks = await startMockServer({
    forward: { port, headers: (accessKeyId) => accountHeader(turns.current?.account ?? accessKeyId) },
  });
  const env = { ...process.env, MOTO_PORT: String(mocks.port), AWS_DEFAULT_REGION: region };
  const child = spawn(python, ['-c', program, '-H', '127.0.0.1', '-p', String(port)], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const server = {
    endpoint: `http://127.0.0.1:${port}`,
    about: `moto ${version}${execute === 'yes' ? '' : ' without its executor'}`,
    child,
    mocks,
  };
  try {
    await configure(server, execute === 'yes');
  } catch (error) {
    await stop(server);
    throw error;
  }
  return server;
}

export async function stop({ child, mocks }) {
  const ended = child.exitCode !== null || new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGKILL');
  await ended;
  await mocks.close();
}

/** The Python of an environment that has moto; makes the environment if need be. */
function environment(folder) {
  const python = path.resolve(folder, 'bin/python');
  const has = spawnSync(python, ['-c', 'import moto.server, moto.stepfunctions.parser.models']);
  if (has.status === 0) return python;
  console.error(`Installing ${release} in ${folder} …`);
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', folder],
    [python, '-m', 'pip', 'install', '--quiet', release, 'antlr4-python3-runtime==4.13.2'],
  ]) {
    const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${error?.message ?? status}`);
  }
  return python;
}

/** What a line of Python prints. */
function printed(python, line) {
  const { status, stdout, stderr, error } = spawnSync(python, ['-c', line], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${python}: ${line}\n${error?.message ?? stderr}See conformance/targets/moto.mjs.`);
  return stdout.trim();
}

/** Switches execution on, as soon as the server answers. */
async function configure({ endpoint, child }, execute) {
  const body = JSON.stringify({ stepfunctions: { execute_state_machine: execute } });
  for (let tries = 0; tries < secondsToStart * 4; tries++) {
    if (child.exitCode !== null) throw new Error(`moto ended with ${child.exitCode}`);
    const answer = await fetch(`${endpoint}/moto-api/config`, { method: 'POST', body }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`moto was not ready after ${secondsToStart} s`);
}

export async function open({ endpoint, mocks }, scenario) {
  const account = String(accounts++);
  const place = { endpoint, region, account, accessKeyId: account, headers: accountHeader(account), mocks };
  if (callsOut(scenario)) await turns.begin(place);
  return place;
}

export async function close(place) {
  if (turns.current === place) place.mocks.forget('*');
  turns.end(place);
}

export function lambda({ mocks }, functions) {
  checkAnswers(functions);
  mocks.mock('*', { functions });
}

export function mocks(place, services) {
  checkAnswers(services);
  place.mocks.mock('*', { services });
}

export async function s3(place, objects) {
  for (const [name, content] of Object.entries(objects)) {
    const [bucket] = name.split('/');
    await send(place, 'PUT', bucket);
    await send(place, 'PUT', name, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

export async function readObject(place, name) {
  const response = await send(place, 'GET', name);
  return response.ok ? response.text() : undefined;
}

function send({ endpoint, account }, method, name, body) {
  const authorization = `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`;
  return fetch(`${endpoint}/${name}`, { method, body, headers: { ...accountHeader(account), authorization } });
}

function accountHeader(account) {
  return { 'x-moto-account-id': account };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
