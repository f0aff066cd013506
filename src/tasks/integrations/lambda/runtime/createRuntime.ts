import { existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { codeFolder } from '../../../../util/place';
import { execFile } from 'node:child_process';
import { HarnessError } from '../../../../errors/HarnessError';
import type { FunctionLogs } from '../FunctionLogs';
import type { FunctionSources } from '../environment/variablesOf';
import type { Command } from './ProcessGroup';
import { RuntimeFunction } from './RuntimeFunction';
import type { RuntimeRegistration } from './RuntimeRegistration';

/** Settings for all functions of a registry. */
export interface RuntimeDefaults {
  /** The maximum number of processes of a function. Default 10. */
  readonly processes?: number | undefined;
  /** Replaces each function's own time limit: for a debugger. */
  readonly timeoutSeconds?: number | undefined;
  /** Variables for all functions. */
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

const mostProcesses = 10;
const initSeconds = 30;

const bootstrapFolder = join(codeFolder, 'tasks/integrations/lambda/runtime/bootstraps');
const pythonBootstrap = join(bootstrapFolder, 'bootstrap.py');
const nodeBootstrap = join(bootstrapFolder, 'bootstrap.cjs');
/** For commands that start another Python or Node with our bootstrap, or a debugger in front of it. */
const bootstraps = { STEPMILL_PYTHON_BOOTSTRAP: pythonBootstrap, STEPMILL_NODE_BOOTSTRAP: nodeBootstrap };

/** Throws HarnessError if it cannot run here. */
export function createRuntime(
  given: RuntimeRegistration,
  defaults: RuntimeDefaults,
  { template, passing }: FunctionSources,
  logs: FunctionLogs,
): RuntimeFunction {
  const { functionName, runtime, handler } = given;
  // The process has a different current folder.
  const layers = (given.layers ?? []).map((layer) => resolve(layer));
  const folder = resolve(given.folder ?? '.');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new HarnessError(`The folder of function '${functionName}', ${folder}, does not exist.`);
  const processes = given.processes ?? defaults.processes ?? mostProcesses;
  if (!Number.isInteger(processes) || processes < 1)
    throw new HarnessError(
      `The number of processes of function '${functionName}' must be at least 1, not ${processes}.`,
    );
  const settings = {
    functionName,
    command: given.command === undefined ? commandOf(given, folder) : checked(given.command, functionName),
    folder,
    watched: [folder, ...layers],
    runtime,
    handler,
    template,
    environment: {
      ...layerVariables(layers, runtime, folder),
      ...bootstraps,
      ...defaults.environment,
      ...given.environment,
    },
    initSeconds: Math.max(initSeconds, defaults.timeoutSeconds ?? 0),
    processes,
    passing,
  };
  return new RuntimeFunction(settings, logs);
}

function commandOf({ functionName, runtime = '', handler = '' }: RuntimeRegistration, folder: string) {
  if (runtime.startsWith('python')) return () => pythonCommand(functionName, runtime, handler);
  const executable = join(folder, runtime.startsWith('go') ? handler : 'bootstrap');
  if (/^(?:provided|go)/.test(runtime) && existsSync(executable)) return [executable];
  throw new HarnessError(
    `Function '${functionName}' (${runtime || 'no runtime'}) cannot run here by itself. ` +
      `Name the command that runs it: --lambda-command ${functionName}='…'`,
  );
}

function checked(command: Command, functionName: string): Command {
  const words = typeof command === 'string' ? [command] : command;
  const isRight = Array.isArray(words) && words.length > 0 && words.every((word) => typeof word === 'string');
  if (isRight && words[0]!.trim() !== '') return command;
  throw new HarnessError(
    `The command of function '${functionName}' must be a string for the shell, or a list of words: ['python3', 'app.py'].`,
  );
}

/** AWS: layers are in /opt, where runtimes look for modules, programs and libraries. */
function layerVariables(layers: readonly string[], runtime = '', folder: string): Record<string, string> {
  const before = (name: string, places: readonly string[]): Record<string, string> => {
    const own = process.env[name];
    const all = [...places.filter((place) => existsSync(place)), ...(own === undefined || own === '' ? [] : [own])];
    return all.length === 0 ? {} : { [name]: all.join(delimiter) };
  };
  const inLayers = (...ways: readonly string[]): string[] =>
    layers.flatMap((layer) => ways.map((way) => join(layer, way)));
  const site = `python/lib/${runtime}/site-packages`;
  return {
    ...(runtime.startsWith('python') && before('PYTHONPATH', [folder, ...inLayers('python', site)])),
    ...(layers.length > 0 && {
      ...before('PATH', inLayers('bin')),
      ...before('LD_LIBRARY_PATH', inLayers('lib')),
    }),
  };
}

/** Windows has another name for it. */
const plain = process.platform === 'win32' ? ['python3', 'python'] : ['python3'];

/** The command that runs a Python handler: the version that the template names, or else the one that is installed. */
async function pythonCommand(functionName: string, runtime: string | undefined, handler: string): Promise<Command> {
  const wanted = /^python\d+\.\d+$/.test(runtime ?? '') ? runtime! : undefined;
  for (const program of [...(wanted === undefined ? [] : [wanted]), ...plain]) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    // On Windows, and in a virtual environment, the plain name may be the right version.
    const isWanted = wanted === undefined || version.toLowerCase().replace(' ', '').startsWith(wanted);
    if (!isWanted)
      note(`Function '${functionName}' needs ${wanted}, which is not on the PATH: ${program} (${version}) runs it.`);
    return [program, pythonBootstrap, handler];
  }
  throw new HarnessError(
    `Function '${functionName}' needs ${runtime ?? 'Python'}, but there is no python3 on the PATH. Install it, or name what ` +
      `runs the function: --lambda-command ${functionName}='…'`,
  );
}

const told = new Set<string>();

function note(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  process.stderr.write(`stepmill: ${text}\n`);
}

const answers = new Map<string, Promise<string | undefined>>();
const limitMs = 20_000;

/**
 * The version that a program on the PATH reports (`Python 3.12.4`); `undefined` if it does not run. A shim that only
 * selects a version (pyenv) does not count.
 */
function versionOf(program: string): Promise<string | undefined> {
  let answer = answers.get(program);
  if (answer === undefined) {
    answer = ask(program);
    answers.set(program, answer);
  }
  return answer;
}

function ask(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: limitMs, windowsHide: true }, (error, stdout, stderr) => {
      resolve(error === null ? `${stdout}${stderr}`.trim().split('\n')[0] : undefined);
    });
  });
}
