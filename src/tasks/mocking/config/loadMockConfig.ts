import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../../../errors/HarnessError';
import { toPointer, type Path } from '../../../language/asl/path';
import { mapJsonText } from '../../../language/asl/parse';
import { jacksonMessage } from '../../../util/jacksonMessage';
import { readJson, type Json } from '../../../util/json';
import { toJson } from '../toJson';
import { MockConfig } from './MockConfig';
import { readMockConfig } from './readMockConfig';
import { decodeText } from '../../../util/decodeText';
import { isTooDeep, maxDepth } from '../../../util/TooDeepError';

const mostProblems = 20;

/**
 * Reads a mock configuration in the format of Step Functions Local's `MockConfigFile.json`, with one addition: an
 * answer may have `DelaySeconds`, which delays it on the emulator's clock. Throws a MockConfigError that lists every
 * mistake with JSON pointer, line and column.
 *
 * See "Configuration file for mocked service integrations" of the AWS Step Functions guide.
 *
 * @param config a JSON string, or its value
 * @param sourceName its name in messages
 * @example
 * loadMockConfig({
 *   StateMachines: { Order: { TestCases: { HappyPath: { Charge: 'Charged' } } } },
 *   MockedResponses: { Charged: { 0: { Return: { chargeId: 'c-1' } } } },
 * })
 */
export function loadMockConfig(config: unknown, sourceName = 'MockConfigFile.json'): MockConfig {
  if (typeof config === 'string') return loadText(config, sourceName);
  return read(toJson(config, sourceName), sourceName, [], () => ({}));
}

/** Reads a mock file. ES modules name it by a URL: `new URL('mocks.json', import.meta.url)`. */
export function loadMockConfigFile(file: string | URL): MockConfig {
  const path = isFileUrl(file) ? fileURLToPath(file.href) : file;
  if (typeof path !== 'string') throw noPath(path);
  let text: string;
  try {
    text = decodeText(readFileSync(path));
  } catch (error) {
    throw new MockConfigError(path, [{ pointer: '', reason: `cannot be read: ${(error as Error).message}` }]);
  }
  return loadText(text, path);
}

/** Under Jest, a URL may belong to another realm. */
function isFileUrl(file: string | URL): file is URL {
  return (file as Partial<URL> | null | undefined)?.protocol === 'file:';
}

function noPath(given: unknown): HarnessError {
  const what = typeof given === 'object' && given !== null ? 'an object' : String(given);
  return new HarnessError(
    `A mock file is named by its path, not by ${what}. To pass its content as an object: stepmill({ mocks: { … } }).`,
  );
}

/** The names of the test cases that a mock file has for a state machine; without one, of all of them. */
export function testCasesIn(path: string, stateMachine: string | undefined): readonly string[] {
  const config = loadMockConfigFile(path);
  const machines = stateMachine === undefined ? config.stateMachines : [stateMachine];
  const cases = [...new Set(machines.flatMap((machine) => config.testCases(machine)))];
  // test.each with an empty array would test nothing.
  if (cases.length === 0 && stateMachine !== undefined) config.checkTestCase(stateMachine, '*');
  return cases;
}

function loadText(given: string, sourceName: string): MockConfig {
  const text = given.replace(/^\uFEFF/, '');
  const value = parse(text, sourceName);
  const source = mapJsonText(text);
  const placeOf = (path: Path): Place => source.keySpanOf(path) ?? source.spanOf(path) ?? {};
  return read(value, sourceName, source.duplicates, placeOf);
}

type Place = Pick<MockConfigProblem, 'line' | 'column'>;

function read(
  value: Json,
  sourceName: string,
  duplicates: readonly Path[],
  placeOf: (path: Path) => Place,
): MockConfig {
  const problems: MockConfigProblem[] = [];
  const warnings: MockConfigProblem[] = [];
  const addTo =
    (list: MockConfigProblem[]) =>
    (path: Path, reason: string): void => {
      if (list.length >= mostProblems) return;
      const { line, column } = placeOf(path);
      list.push({ pointer: toPointer(path), reason, ...(line === undefined ? {} : { line, column }) });
    };
  const report = addTo(problems);
  for (const path of duplicates) report(path, 'is written twice in the same object: this is the second');
  const raw = readMockConfig(value, report, addTo(warnings));
  if (problems.length > 0) throw new MockConfigError(sourceName, problems);
  return new MockConfig(
    raw,
    sourceName,
    warnings.map((warning) => `${sourceName}: ${describeProblem(warning)}.`),
  );
}

function parse(text: string, sourceName: string): Json {
  try {
    return readJson(text);
  } catch (error) {
    if (isTooDeep(error)) {
      const reason = `is nested more than ${maxDepth} levels deep`;
      throw new MockConfigError(sourceName, [{ pointer: '', reason, line: 1, column: 1 }]);
    }
    const { message, line, column } = jacksonMessage(text);
    throw new MockConfigError(sourceName, [{ pointer: '', reason: `is not JSON: ${message}`, line, column }]);
  }
}

/** One mistake of a mock file. */
export interface MockConfigProblem {
  /** JSON pointer to the mistake: `/MockedResponses/ChargeRetry/1-2`. */
  readonly pointer: string;
  readonly reason: string;
  /** From 1; absent if the configuration was not given as a string. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/**
 * An invalid mock file. Whatever reads the file throws it: the harness, the server at its start, and `stepmill run`. The
 * message lists each mistake with line, column and JSON pointer; `problems` has them as data. The
 * format has a JSON schema, for editors. More: mocks/README.md
 */
export class MockConfigError extends HarnessError {
  constructor(
    readonly sourceName: string,
    readonly problems: readonly MockConfigProblem[],
  ) {
    super(
      `${sourceName} cannot be used as a mock file:\n${problems.map((problem) => `  - ${describeProblem(problem)}`).join('\n')}`,
    );
    this.name = 'MockConfigError';
  }
}

/** One mistake as a line: `line 3, column 5: /Assert is …`. */
function describeProblem({ pointer, reason, line, column }: MockConfigProblem): string {
  const place = line === undefined ? '' : `line ${line}, column ${column}: `;
  return `${place}${pointer === '' ? 'the file' : pointer} ${reason}`;
}
