import { runInThisContext } from 'node:vm';
import { sharedState } from '../../../../util/sharedState';
import type { HandlerVariables } from './HandlerVariables';

/** Answers the variables of the handler in which the caller runs; `undefined` outside of handlers. */
type Lookup = () => HandlerVariables | undefined;

interface Shown {
  /** `process.env` as it is outside of handlers. */
  outside: NodeJS.ProcessEnv | undefined;
  /** What each view shows. */
  readonly targets: WeakMap<NodeJS.ProcessEnv, NodeJS.ProcessEnv>;
  /** What shows Node itself the variables of handlers, where it sees another process than the test. */
  ofNode?: ViewOfNode;
}

type ViewOfNode = (outside: NodeJS.ProcessEnv) => NodeJS.ProcessEnv | undefined;

const shown = sharedState('environment', (): Shown => ({ outside: undefined, targets: new WeakMap() }));

/** The variables of this process, also when a handler asks. */
export function processVariables(): NodeJS.ProcessEnv {
  return shown.outside ?? process.env;
}

/**
 * Gives each handler of this process an environment of its own: from now on, `process.env` shows code inside of a
 * handler its variables, and all other code what it always has. A second call does nothing.
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
    // A thread that finds the `process.env` of before is given the variables of the process, whatever that shows.
    get: () => (isOfNode && lookup() !== undefined ? viewOf(shown.outside!, lookup) : view),
    // Tests replace it: process.env = { ...process.env, TABLE: 'orders' }.
    set(replacement: NodeJS.ProcessEnv) {
      // They may put back what they took away.
      shown.outside = shown.targets.get(replacement) ?? replacement;
      view = viewOf(shown.outside, lookup);
    },
  });
}

/** Node and Jest read variables also while what `lookup` needs is being loaded: then they read those of the process. */
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
 * Jest gives a test file a `process` of its own. Node starts programs and threads with the variables of the real one. Written
 * in the main context, which must not keep the sandbox of a test file; the last one that has asked counts.
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
      // `process.env.hasOwnProperty` is there for handlers, too.
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
      // What this handler has in place of the developer's, it changes for itself.
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
