import type { Script } from 'node:vm';

/** A regular expression of a filter: whether it matches a whole text. */
export type RegexTest = (text: string) => boolean;

const maxTimeMs = 500;

/**
 * Compiles a regular expression that cannot hang the process: each test runs under a time limit. Throws `SyntaxError`
 * for what JavaScript's `u` mode does not know, so that no Java construct silently means something else.
 */
export function boundedRegex(source: string, ignoreCase: boolean): RegexTest {
  const pattern = new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u');
  return (text) => testInTime(pattern, text);
}

let runner: { readonly script: Script; readonly context: Record<string, unknown> } | undefined;

function testInTime(pattern: RegExp, text: string): boolean {
  const { script, context } = (runner ??= createRunner());
  context['pattern'] = pattern;
  context['text'] = text;
  return script.runInContext(context, { timeout: maxTimeMs }) as boolean;
}

/** A virtual machine is what Node offers to interrupt a regular expression; only this constant script runs in it. */
function createRunner(): NonNullable<typeof runner> {
  const vm = require('node:vm') as typeof import('node:vm');
  return { script: new vm.Script('pattern.test(text)'), context: vm.createContext({}) };
}
