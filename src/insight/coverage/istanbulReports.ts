import path from 'node:path';
import type { CoverageMap } from 'istanbul-lib-coverage';
import type { ContentWriter } from 'istanbul-lib-report';
import { HarnessError } from '../../errors/HarnessError';
import { didYouMean } from '../../util/nearest';
import { lazy } from '../../util/lazy';

const loadIstanbulLibReport = lazy(() => require('istanbul-lib-report') as typeof import('istanbul-lib-report'));
const loadIstanbulReports = lazy(() => require('istanbul-reports') as typeof import('istanbul-reports'));

/** The reports of istanbul-reports. */
const reporterNames = [
  'text',
  'text-summary',
  'lcov',
  'lcovonly',
  'html',
  'json',
  'json-summary',
  'cobertura',
  'clover',
  'teamcity',
  'none',
] as const;

type ReporterName = (typeof reporterNames)[number];

/** Throws HarnessError for an unknown reporter. */
export function checkReporters(names: readonly string[]): asserts names is readonly ReporterName[] {
  const wrong = names.find((name) => !(reporterNames as readonly string[]).includes(name));
  if (wrong === undefined) return;
  const hint = didYouMean(wrong, reporterNames) ?? `There are: ${reporterNames.join(', ')}.`;
  throw new HarnessError(`There is no coverage report '${wrong}'. ${hint}`);
}

/** Writes reports into a folder, and returns those for the terminal. */
export function writeReports(coverageMap: CoverageMap, names: readonly ReporterName[], folder: string): string {
  const { createContext } = loadIstanbulLibReport();
  const { create } = loadIstanbulReports();
  const context = createContext({ dir: path.resolve(folder), coverageMap, defaultSummarizer: 'nested' });
  const texts: string[] = [];
  const { writer } = context;
  const writeFile = writer.writeFile.bind(writer);
  // A report without a file is for the terminal: it is returned for the caller to print.
  const writeOrKeep: typeof writer.writeFile = (file) =>
    file === null || file === '-' ? textWriter(texts) : writeFile(file);
  writer.writeFile = writeOrKeep;
  for (const name of names) if (name !== 'none') create(name).execute(context);
  return texts.length === 0 ? '' : `${texts.join('').trim()}\n\n`;
}

function textWriter(texts: string[]): ContentWriter {
  const write = (text: string): void => void texts.push(text);
  return {
    write,
    println: (text: string) => write(`${text}\n`),
    colorize: (text: string) => text,
    close: () => undefined,
  } as unknown as ContentWriter;
}
