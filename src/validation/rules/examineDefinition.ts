import { MAX_JSON_DEPTH } from '../../language/asl/limits';
import { mapJsonText, type SourceMap } from '../../language/asl/parse';
import { formatLocation } from '../../language/asl/path';
import type { WorkflowType } from '../../language/asl/types';
import { isObject, parseJson, type Json, type JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { isTooDeep } from '../../util/TooDeepError';
import {
  phases,
  viewOf,
  type DefinitionView,
  type Finding,
  type Phase,
  type ActionCheck,
  type ParameterCheck,
  type Report,
  type Rule,
} from './RuleContext';
import { lazy } from '../../util/lazy';

/** Loaded with the first definition that is examined. */
export const loadRules = lazy(() => require('./specifiedRules') as typeof import('./specifiedRules'));
const loadJacksonMessage = lazy(
  () => require('../../util/jacksonMessage') as typeof import('../../util/jacksonMessage'),
);

export interface ValidationOptions {
  /** Express workflows may not use `.sync`, `.waitForTaskToken` and activities. Default STANDARD. */
  readonly type?: WorkflowType;
  /** The lowest severity to report. Default ERROR. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** Checks the parameters of every integration against its API. */
  readonly parameterCheck?: ParameterCheck;
  readonly actionCheck?: ActionCheck;
}

interface Examination {
  /** In AWS's order. */
  readonly findings: readonly Finding[];
  /** The parsed definition; `undefined` if the text is not a JSON object, or is nested too deeply. */
  readonly definition: JsonObject | undefined;
  /** The analysed definition, if there is one. */
  readonly view?: DefinitionView;
  /** `undefined` if the text is not JSON. */
  readonly source: SourceMap | undefined;
}

/** Every error and doubt in a definition, with all information for people. */
export function examineDefinition(text: string, options: ValidationOptions = {}): Examination {
  if (text.trim() === '') return refused(notAnObject);
  let value: Json;
  try {
    value = parseJson(text);
  } catch (error) {
    if (isTooDeep(error)) return refused(tooDeep);
    const { message, line, column, source } = loadJacksonMessage().jacksonMessage(text);
    const place = { line, column };
    return refused({ ...invalidJson, message: `${message}\n at ${source}`, location: source, place });
  }
  const source = mapJsonText(text);
  if (!isObject(value)) return { ...refused(notAnObject), source };
  if (source.depth > MAX_JSON_DEPTH) return { ...refused(tooDeep), source };
  const view = viewOf(value);
  return { findings: applyRules(view, source, options), definition: value, view, source };
}

const notAnObject: Finding = {
  severity: 'ERROR',
  code: 'SCHEMA_VALIDATION_FAILED',
  message: 'Definition must be a valid JSON object',
  path: [],
};
const invalidJson = { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', path: [] } as const;
const tooDeep: Finding = {
  severity: 'ERROR',
  code: 'TOO_DEEPLY_NESTED',
  message: `The definition has more than ${MAX_JSON_DEPTH} levels of JSON`,
  location: '/',
  path: [],
};

function refused(finding: Finding): Examination {
  return { findings: [finding], definition: undefined, source: undefined };
}

function applyRules(view: DefinitionView, source: SourceMap, options: ValidationOptions): Finding[] {
  const rules: Rule[] = [...loadRules().specifiedRules];
  if (options.severity === 'WARNING') rules.push(...loadRules().warningRules);
  const reports: Report[] = [];
  const { type = 'STANDARD', parameterCheck, actionCheck } = options;
  const report = (one: Report): void => void reports.push(one);
  const context = {
    ...view,
    type,
    duplicates: source.duplicates,
    parameterCheck,
    actionCheck,
    report,
  };
  for (const rule of rules) rule(context);
  return inOrder(reports, source).map(toFinding);
}

/** By phase, then by place in the text, then as reported; repetitions for the same place are left out. */
function inOrder(reports: readonly Report[], source: SourceMap): Report[] {
  const rank = (phase: Phase = 'fields'): number => phases.indexOf(phase);
  const seen = new Set<string>();
  return reports
    .filter(({ code, message, at }) => {
      const key = JSON.stringify([code, message, at]);
      return !seen.has(key) && seen.add(key);
    })
    .map((report) => ({ report, rank: rank(report.phase), offset: source.offsetOf(report.at ?? []) }))
    .sort((a, b) => a.rank - b.rank || a.offset - b.offset)
    .map(({ report }) => report);
}

function toFinding({ severity = 'ERROR', code, message, at, exactly, onName, hint }: Report): Finding {
  return {
    severity,
    code: code ?? 'SCHEMA_VALIDATION_FAILED',
    message,
    ...(at === undefined ? {} : { location: formatLocation(at) }),
    path: exactly ?? at ?? [],
    ...present({ onName, hint }),
  };
}
