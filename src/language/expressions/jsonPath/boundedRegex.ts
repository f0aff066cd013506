import type { Script } from 'node:vm';
import { PathFailure } from './PathFailure';

/** A regular expression of a filter: whether it matches a whole text. */
export type RegexTest = (text: string) => boolean;

const maxTimeMs = 500;

/**
 * Compiles a regular expression that cannot hang the process: a test that takes too long throws `PathFailure`. Throws
 * `SyntaxError` for what JavaScript's `u` mode does not know, so that no Java construct silently means something else.
 */
export function boundedRegex(source: string, ignoreCase: boolean): RegexTest {
  const pattern = new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u');
  return (text) => {
    const matches = testInTime(pattern, text);
    if (matches !== undefined) return matches;
    throw new PathFailure('uncomputable', `The regular expression /${source}/ took more than ${maxTimeMs} ms`);
  };
}

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

/** `undefined`: it took too long. */
function testInTime(pattern: RegExp, text: string): boolean | undefined {
  const { script, context } = (runner ??= createRunner());
  context['pattern'] = pattern;
  context['text'] = text;
  try {
    return script.runInContext(context, { timeout: maxTimeMs }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

/** A virtual machine is what Node offers to interrupt a regular expression; only this constant script runs in it. */
function createRunner(): NonNullable<typeof runner> {
  const vm = require('node:vm') as typeof import('node:vm');
  return { script: new vm.Script('pattern.test(text)'), context: vm.createContext({}) };
}
