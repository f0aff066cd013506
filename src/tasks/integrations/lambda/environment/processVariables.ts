import { runInThisContext } from 'node:vm';
import { sharedState } from '../../../../util/sharedState';
import type { HandlerVariables } from './HandlerVariables';

/** Returns the variables of the handler in which the caller runs; `undefined` outside of handlers. */
type Lookup = () => HandlerVariables | undefined;

interface Shown {
  /** `process.env` as it is outside of handlers. */
  outside: NodeJS.ProcessEnv | undefined;
  /** The object behind each view. */
  readonly targets: WeakMap<NodeJS.ProcessEnv, NodeJS.ProcessEnv>;
  /** Shows the variables of handlers to Node itself, if its `process` differs from the test's. */
  ofNode?: ViewOfNode;
}

type ViewOfNode = (outside: NodeJS.ProcessEnv) => NodeJS.ProcessEnv | undefined;

const shown = sharedState('environment', (): Shown => ({ outside: undefined, targets: new WeakMap() }));

/** The variables of this process, even if a handler reads them. */
export function processVariables(): NodeJS.ProcessEnv {
  return shown.outside ?? process.env;
}

/**
 * Gives each handler of this process its own environment: from now on, `process.env` shows its variables to code inside
 * a handler, and the usual ones to all other code. A second call does nothing.
 */
export function provideProcessVariables(lookup: Lookup): void {
  if (shown.outside !== undefined) return;
  shown.outside = process.env;
  let view = viewOf(shown.outside, lookup);
  const isOfNode = process === runInThisContext('process');
  if (!isOfNode) showNode(viewFor(lookup));
  Object.defineProperty(process, 'env', {
    enumerable: true,
    configurable: true,
    // A new thread that receives the earlier `process.env` gets the variables of the process, whatever that shows.
    get: () => (isOfNode && lookup() !== undefined ? viewOf(shown.outside!, lookup) : view),
    // Tests replace it: process.env = { ...process.env, TABLE: 'orders' }.
    set(replacement: NodeJS.ProcessEnv) {
      // They may restore what they replaced.
      shown.outside = shown.targets.get(replacement) ?? replacement;
      view = viewOf(shown.outside, lookup);
    },
  });
}

/**
 * Node and Jest also read variables while the modules of `lookup` are being loaded: then they see those of the process.
 */
function viewFor(lookup: Lookup): ViewOfNode {
  let isLooking = false;
  return (outside) => {
    if (isLooking) return undefined;
    isLooking = true;
    try {
      return lookup() === undefined ? undefined : viewOf(outside, lookup);
    } catch {
      return undefined;
    } finally {
      isLooking = false;
    }
  };
}

/**
 * Jest gives a test file its own `process`, but Node starts programs and threads with the variables of the real one.
 * Evaluated in the main context, which must not keep the sandbox of a test file; the last installation counts.
 */
const installer = `(show) => {
  const slot = Symbol.for('stepmill.environment');
  if (process[slot] === undefined) {
    let outside = process.env;
    Object.defineProperty(process, 'env', {
      enumerable: true,
      configurable: true,
      get: () => process[slot].deref()?.(outside) ?? outside,
      set: (replacement) => (outside = replacement),
    });
  }
  process[slot] = new WeakRef(show);
}`;

function showNode(show: ViewOfNode): void {
  shown.ofNode = show;
  (runInThisContext(installer) as (show: ViewOfNode) => void)(show);
}

function viewOf(variables: NodeJS.ProcessEnv, lookup: Lookup): NodeJS.ProcessEnv {
  const ofHandler = (name: string | symbol): HandlerVariables | undefined =>
    typeof name === 'string' ? lookup() : undefined;
  const view = new Proxy(variables, {
    get(target, name) {
      const value = ofHandler(name)?.get(name as string);
      if (value !== undefined) return value;
      // Handlers can also call `process.env.hasOwnProperty`.
      const isHidden = Object.hasOwn(target, name) && ofHandler(name) !== undefined;
      return isHidden ? undefined : (Reflect.get(target, name) as unknown);
    },
    has(target, name) {
      const own = ofHandler(name);
      return own === undefined ? Reflect.has(target, name) : own.get(name as string) !== undefined;
    },
    ownKeys(target) {
      const own = lookup();
      return own === undefined ? Reflect.ownKeys(target) : [...own.names()];
    },
    getOwnPropertyDescriptor(target, name) {
      const own = ofHandler(name);
      if (own === undefined) return Reflect.getOwnPropertyDescriptor(target, name);
      const value = own.get(name as string);
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
    },
    set(target, name, value) {
      // A handler changes only its own copy of a variable that replaces the developer's.
      if (ofHandler(name)?.replace(name as string, String(value)) === true) return true;
      return Reflect.set(target, name, value);
    },
    deleteProperty(target, name) {
      if (ofHandler(name)?.replace(name as string, undefined) === true) return true;
      return Reflect.deleteProperty(target, name);
    },
  });
  shown.targets.set(view, variables);
  return view;
}
