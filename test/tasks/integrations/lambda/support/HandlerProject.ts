import { transformFileSync } from '@swc/core';
import { fork, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const source = path.join(__dirname, '../../../../../src');
const modules = path.join(__dirname, '../../../../../node_modules');

/**
 * A project with handlers, and compiled sources of ours beside it. Jest has its own module system, so what depends on
 * that of Node runs in a process of its own.
 */
export class HandlerProject {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-handler-')));
  readonly project = path.join(this.folder, 'project');
  /** By the program of Node: scripts share one, since its start takes longer than they do. */
  private readonly processes = new Map<string, ChildProcess>();

  constructor(files: Readonly<Record<string, string>> = {}) {
    compile('tasks/integrations/lambda/LocalFunctions', path.join(this.folder, 'built'));
    compile('tasks/integrations/lambda/worker/entry', path.join(this.folder, 'built'));
    compile('tasks/integrations/lambda/worker/WorkerFunction', path.join(this.folder, 'built'));
    this.write('../built/package.json', '{"type":"commonjs"}');
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string): void {
    const file = path.join(this.project, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }

  /**
   * Puts packages of the checkout into the project, and no other compiler, whatever folders above it have. Scripts after
   * that have a process that has loaded nothing.
   */
  install(...names: string[]): void {
    this.endProcesses();
    const target = path.join(this.project, 'node_modules');
    fs.rmSync(target, { recursive: true, force: true });
    for (const name of ['tsx', 'typescript'].filter((each) => !names.includes(each)))
      this.write(`node_modules/${name}/package.json`, '{"exports":{}}');
    for (const name of names) {
      fs.mkdirSync(path.dirname(path.join(target, name)), { recursive: true });
      fs.symlinkSync(path.join(modules, name), path.join(target, name), 'junction');
    }
  }

  /**
   * Runs a piece of a script with these in reach: `HandlerFile`; `functions(workers)`, a registry and a function that
   * invokes by name; `change(name, text)`; `said`, to which `say(value)` adds. Answers `said`.
   */
  async run(node: string, script: string): Promise<any> {
    const process = this.processes.get(node) ?? this.start(node);
    const file = path.join(this.folder, 'script.cjs');
    fs.writeFileSync(file, `${prelude}\nmodule.exports = (async () => {\n${script}\n})()${ending}`);
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`The process of the scripts ended with ${code}.`));
      process.once('exit', ended);
      process.once('message', (said) => {
        process.off('exit', ended);
        resolve(said);
      });
      process.send(file);
    });
  }

  private start(node: string): ChildProcess {
    const { PATH } = process.env;
    const file = path.join(this.folder, 'scripts.cjs');
    fs.writeFileSync(file, scripts);
    const started = fork(file, { execPath: node, execArgv: ['--no-warnings'], env: { PATH } });
    this.processes.set(node, started);
    return started;
  }

  private endProcesses(): void {
    for (const each of this.processes.values()) each.kill('SIGKILL');
    this.processes.clear();
  }

  remove(): void {
    this.endProcesses();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs one script after the other; what one has done to the streams ends when the next begins. */
const scripts = `
const { stdout, stderr } = process;
const writes = [stdout.write, stderr.write];
process.on('message', async (file) => {
  [stdout.write, stderr.write] = writes;
  delete require.cache[file];
  process.send(await require(file));
});`;

const prelude = `
const fs = require('node:fs'), path = require('node:path');
const built = './built/tasks/integrations/lambda/';
const { HandlerFile } = require(built + 'HandlerFile.js');
const { LocalFunctions } = require(built + 'LocalFunctions.js');
const { callHandler } = require(built + 'callHandler.js');
const { readPayload } = require(built + 'FunctionCall.js');
const folder = path.join(__dirname, 'project');
const plain = (text) => text.replaceAll(folder, '.').replace(/0{8}-[-0-9]{27}/g, 'id');
const said = [];
const say = (value) => said.push(value);
let later = Date.now();
function change(name, text) {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  later += 5000;
  fs.utimesSync(file, later / 1000, later / 1000);
}
const io = {
  now: Date.now, realNow: Date.now, random: () => 0,
  afterRealMs(ms, expiring) {
    const timer = setTimeout(() => expiring.expire(), ms);
    return { cancel: () => clearTimeout(timer) };
  },
};
const registries = [];
function functions(workers) {
  const registry = new LocalFunctions({ workers });
  registries.push(registry);
  const register = (name, handler, options) => registry.registerFile(name, handler, { folder, ...options });
  const invoke = async (functionName, event = {}) => {
    const local = registry.find(functionName);
    const task = { executionArn: 'arn:aws:states:us-east-1:1:execution:m:e', now: 0 };
    const call = { parameters: { functionName, payload: readPayload(event) }, task };
    try {
      const answer = await callHandler(local, call, io, (given) => given);
      const { value, functionError, timedOutAfterSeconds } = answer;
      if (functionError === undefined) return value;
      const payload = JSON.parse(plain(JSON.stringify(value)));
      return { functionError, payload, ...(timedOutAfterSeconds !== undefined && { timedOutAfterSeconds }) };
    } catch (error) {
      return error.name + ': ' + plain(error.message);
    }
  };
  return { registry, register, invoke };
}`;

const ending = `.catch((error) => say('FAILED ' + error.stack)).then(() => {
  for (const registry of registries) registry.endRunners();
  return said;
});`;

/** A source and what it requires, turned into CommonJS. Data is copied. */
function compile(name: string, target: string): void {
  if (name.endsWith('.json')) {
    fs.cpSync(path.join(source, name), path.join(target, name));
    return;
  }
  const file = path.join(target, `${name}.js`);
  if (fs.existsSync(file)) return;
  const { code } = transformFileSync(path.join(source, `${name}.ts`), {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs', ignoreDynamic: true },
  });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, code);
  for (const [, required = ''] of code.replace(/\/\*.*?\*\//gs, '').matchAll(/require\(["'](\.[^"']+)["']\)/g))
    compile(path.posix.join(path.posix.dirname(name), required), target);
}
