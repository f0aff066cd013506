import { isArray, isObject, type Json } from '../../../../util/json';

/** The mocks of a run, in the control API's form, after a state was renamed, and how many of them named it. */
export function renameInMocks(text: string, before: string, after: string): { text: string; count: number } {
  let mocks: Json;
  try {
    mocks = JSON.parse(text) as Json;
  } catch {
    // Half-written: its author sees it.
    return { text, count: 0 };
  }
  if (!isArray(mocks)) return { text, count: 0 };
  const isMeant = (mock: Json): boolean => isObject(mock) && mock['state'] === before;
  const count = mocks.filter(isMeant).length;
  if (count === 0) return { text, count };
  const renamed = mocks.map((mock) => (isMeant(mock) ? { ...(mock as object), state: after } : mock));
  return { text: JSON.stringify(renamed, null, 2), count };
}

/**
 * What a rename changed beside the definition, and what stays, in sentences. `files`: those that change when the definition is
 * saved.
 */
export function describeRename(count: number, before: string, files: readonly string[] = []): string {
  const changed = count === 0 ? '' : `${count === 1 ? '1 mock' : `${count} mocks`} of this page changed, too. `;
  if (files.length > 0) return `${changed}Saving changes ${files.join(', ')}, too.`;
  return `${changed}Mock files and tests that name ${before} stay as they are.`;
}

/** What the control API says of the mock file that the server was started with. */
export interface ServedMocks {
  readonly fileName?: string;
  readonly testCases?: readonly {
    readonly stateMachine: string;
    readonly testCase: string;
    readonly states: readonly string[];
  }[];
}

/**
 * Where the server's mock file names a state of a machine, in a sentence; empty if it does not. `changed`: files that change
 * when the definition is saved.
 */
export function describeMockFile(
  { fileName, testCases = [] }: ServedMocks,
  machine: string,
  state: string,
  changed: readonly string[] = [],
): string {
  if (fileName !== undefined && changed.some((path) => isSameFile(path, fileName))) return '';
  const naming = testCases.filter(({ stateMachine, states }) => stateMachine === machine && states.includes(state));
  if (naming.length === 0) return '';
  const cases = naming.map(({ testCase }) => testCase).join(', ');
  return `${fileName!} names ${state} in ${naming.length === 1 ? 'the test case' : 'the test cases'} ${cases} of ${machine}: rename it there, too.`;
}

/** Whether a path from the root folder can be the file that the server names from another folder. */
function isSameFile(path: string, fileName: string): boolean {
  const named = fileName.replaceAll('\\', '/').replace(/^\.\//, '');
  return `/${named}`.endsWith(`/${path}`) || `/${path}`.endsWith(`/${named}`);
}
