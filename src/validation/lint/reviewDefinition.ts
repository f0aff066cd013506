import { toPointer, formatLocation } from '../../language/asl/path';
import type { WorkflowType } from '../../language/asl/types';
import { examineDefinition, type ValidationOptions } from '../rules/examineDefinition';
import type { DefinitionView, Finding, ActionCheck } from '../rules/RuleContext';
import type { Advice, AdviceContext, Adviser } from './Advice';
import { present } from '../../util/present';
import { CallbackTimeoutAdvice } from './advice/CallbackTimeoutAdvice';
import { ChoiceDefaultAdvice } from './advice/ChoiceDefaultAdvice';
import { DeadEndAdvice } from './advice/DeadEndAdvice';
import { EndedServiceAdvice } from './advice/EndedServiceAdvice';
import { ErrorNamesAdvice } from './advice/ErrorNamesAdvice';
import { ErrorPrefixAdvice } from './advice/ErrorPrefixAdvice';
import { EvalAdvice } from './advice/EvalAdvice';
import { ExpressAdvice } from './advice/ExpressAdvice';
import { FilterAdvice } from './advice/FilterAdvice';
import { HeartbeatAdvice } from './advice/HeartbeatAdvice';
import { HistoryLimitAdvice } from './advice/HistoryLimitAdvice';
import { IgnoredItemsPathAdvice } from './advice/IgnoredItemsPathAdvice';
import { InlineMapAdvice } from './advice/InlineMapAdvice';
import { JoinablePassAdvice } from './advice/JoinablePassAdvice';
import { JsonataTextAdvice } from './advice/JsonataTextAdvice';
import { LambdaRetryAdvice } from './advice/LambdaRetryAdvice';
import { LargeResultAdvice } from './advice/LargeResultAdvice';
import { PathNeverProducedAdvice } from './advice/PathNeverProducedAdvice';
import { PayloadSizeAdvice } from './advice/PayloadSizeAdvice';
import { PollLoopAdvice } from './advice/PollLoopAdvice';
import { RetryNeverMatchesAdvice } from './advice/RetryNeverMatchesAdvice';
import { ServiceModelAdvice } from './advice/ServiceModelAdvice';
import { SyncOutputAdvice } from './advice/SyncOutputAdvice';
import { SyncTimeoutAdvice } from './advice/SyncTimeoutAdvice';
import { TaskTokenAdvice } from './advice/TaskTokenAdvice';
import { UnlistedErrorAdvice } from './advice/UnlistedErrorAdvice';
import { UnreachableCatchAdvice } from './advice/UnreachableCatchAdvice';
import { UnusedVariablesAdvice } from './advice/UnusedVariablesAdvice';

interface ReviewOptions extends ValidationOptions, AdviceOptions {
  /** Whether to report probable mistakes. Default true. */
  readonly advice?: boolean;
}

/**
 * All remarks about a definition, for people: what AWS rejects, what it warns about and, if nothing is rejected,
 * advice. Mere consequences of another finding are left out.
 *
 * @example formatDiagnostics([{ file, text, remarks: reviewDefinition(text) }])
 */
export function reviewDefinition(
  text: string,
  { advice = true, ...options }: ReviewOptions = {},
): readonly (Finding | Advice)[] {
  const examination = examineDefinition(text, { severity: 'WARNING', ...options });
  const { view } = examination;
  const findings = withoutConsequences(examination.findings);
  if (!advice || view === undefined || findings.some(({ severity }) => severity === 'ERROR')) return findings;
  return [...findings, ...adviseOn(view, options)];
}

/** After a wrong `StartAt`, no state is reachable: AWS lists them all, but people only need the cause. */
function withoutConsequences(findings: readonly Finding[]): readonly Finding[] {
  const lost = findings
    .filter(({ code, path }) => code === 'MISSING_TRANSITION_TARGET' && path.at(-1) === 'StartAt')
    .map(({ path }) => `${toPointer([...path.slice(0, -1), 'States'])}/`);
  if (lost.length === 0) return findings;
  return findings.filter(
    ({ code, path, onName }) =>
      code !== 'MISSING_TRANSITION_TARGET' || onName !== true || !lost.includes(`${toPointer(path.slice(0, -1))}/`),
  );
}

/** All advisers, in the order in which their advice is given. The support matrix of the docs lists them. */
export const advisers: readonly Adviser[] = Object.freeze([
  UnreachableCatchAdvice,
  RetryNeverMatchesAdvice,
  ErrorNamesAdvice,
  ErrorPrefixAdvice,
  UnlistedErrorAdvice,
  CallbackTimeoutAdvice,
  TaskTokenAdvice,
  HeartbeatAdvice,
  ChoiceDefaultAdvice,
  DeadEndAdvice,
  PathNeverProducedAdvice,
  IgnoredItemsPathAdvice,
  InlineMapAdvice,
  PayloadSizeAdvice,
  SyncOutputAdvice,
  UnusedVariablesAdvice,
  JsonataTextAdvice,
  EvalAdvice,
  FilterAdvice,
  ServiceModelAdvice,
  EndedServiceAdvice,
  LambdaRetryAdvice,
  SyncTimeoutAdvice,
  PollLoopAdvice,
  HistoryLimitAdvice,
  LargeResultAdvice,
  JoinablePassAdvice,
  ExpressAdvice,
]);

export interface AdviceOptions {
  /** Whether the API of an integration is known, so that its parameters were checked. */
  readonly hasModel?: AdviceContext['hasModel'];
  readonly actionCheck?: ActionCheck;
  /** The type with which the machine is deployed. Default: unknown. */
  readonly type?: WorkflowType;
}

/**
 * Returns probable mistakes in a valid definition. Beyond AWS, which reports none of them.
 *
 * @example adviseOn(viewOf(definition)).map(({ code, location }) => `${code} ${location}`)
 */
export function adviseOn(view: DefinitionView, { hasModel, actionCheck, type }: AdviceOptions = {}): Advice[] {
  const advice: Advice[] = [];
  const context: AdviceContext = {
    ...view,
    hasModel,
    actionCheck,
    type,
    advise: (code, path, message, hint) => {
      const place = { location: formatLocation(path), path };
      advice.push({ severity: 'ADVICE', code, message, ...place, ...present({ hint }) });
    },
  };
  for (const adviser of advisers) adviser(context);
  return advice;
}
