import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Runner } from './Trap';

/** A test, or a whole file, as a report has it. */
export interface Outcome {
  /** Folder and file. */
  readonly file: string;
  /** `undefined`: the file itself. */
  readonly test: string | undefined;
  readonly failed: boolean;
  readonly message: string;
}

/** What Jest's and Vitest's JSON reports have in common. */
interface JestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface NodeResult {
  readonly file: string;
  readonly name: string;
  readonly failed: boolean;
  readonly messages: readonly string[];
}

/** What became of the tests and files of a run. Empty when it ended before it had a report. */
export function readOutcomes(runner: Runner, report: string): readonly Outcome[] {
  if (!fs.existsSync(report)) return [];
  const text = stripVTControlCharacters(fs.readFileSync(report, 'utf8'));
  return runner === 'node' ? fromNode(text) : fromJest(text);
}

function fromJest(text: string): readonly Outcome[] {
  const { testResults } = JSON.parse(text) as JestReport;
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = shortName(name);
    const tests = assertionResults.map(({ title, status: ended, failureMessages }) => ({
      file,
      test: title,
      failed: ended === 'failed',
      message: failureMessages.join('\n'),
    }));
    return [...tests, { file, test: undefined, failed: status === 'failed', message }];
  });
}

function fromNode(text: string): readonly Outcome[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { file, name, failed, messages } = JSON.parse(line) as NodeResult;
    const isTest = name.startsWith('#');
    return { file: shortName(file), test: isTest ? name : undefined, failed, message: messages.join('\n') };
  });
}

function shortName(file: string): string {
  return path.join(path.basename(path.dirname(file)), path.basename(file));
}
