import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { statSync } from 'node:fs';

type Load = (url: string, context: unknown, nextLoad: (url: string, context: unknown) => unknown) => unknown;
interface NewerModule {
  registerHooks?(hooks: { load: Load }): void;
}

/** For Node before 22.15, where hooks for `import` run in a separate thread. */
const hooksOfThread = `
let port;
export function initialize(data) { port = data.port; }
export function load(url, context, nextLoad) {
  port.postMessage(url);
  return nextLoad(url, context);
}`;

/**
 * Records from now on which files of the project this thread loads, by `require` or `import`. The returned function
 * returns the new ones since its last call, with their stamps.
 */
export function trackFiles(): () => (readonly [file: string, stamp: string])[] {
  const known = new Set<string>();
  const added: (readonly [string, string])[] = [];
  const note = (text: string): void => {
    const file = fileOf(text);
    if (file === undefined || known.has(file)) return;
    known.add(file);
    const stamp = fileStamp(file);
    if (stamp !== undefined) added.push([file, stamp]);
  };
  const imports = noteImports(note);
  let required = 0;
  return () => {
    imports();
    const names = Object.keys(require.cache);
    if (names.length !== required) names.forEach(note);
    required = names.length;
    return added.splice(0);
  };
}

/** The returned function passes on the records of other threads. */
function noteImports(note: (url: string) => void): () => void {
  const { registerHooks } = nodeModule as NewerModule;
  if (registerHooks !== undefined) {
    registerHooks({
      load(url, context, nextLoad) {
        note(url);
        return nextLoad(url, context);
      },
    });
    return () => undefined;
  }
  const { port1, port2 } = new MessageChannel();
  const url = `data:text/javascript,${encodeURIComponent(hooksOfThread)}`;
  nodeModule.register(url, { data: { port: port2 }, transferList: [port2] });
  port1.unref();
  return () => {
    for (let next = receiveMessageOnPort(port1); next !== undefined; next = receiveMessageOnPort(port1))
      note(next.message as string);
  };
}

/**
 * The file of a URL or a key of `require.cache`, which loaders may extend with a query. Third-party packages are left
 * out, because they do not change.
 */
function fileOf(text: string): string | undefined {
  const name = text.replace(/[?#].*$/, '');
  if (/^(?!file:)[a-z-]{2,}:/.test(name)) return undefined;
  const file = name.startsWith('file:') ? fileURLToPath(name) : name;
  return /[\\/]node_modules[\\/]/.test(file) ? undefined : file;
}

/** Identifies the state of a file; `undefined` if it does not exist. */
export function fileStamp(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? undefined : `${stat.mtimeMs} ${stat.size}`;
}
