import { partsOf } from '../../language/asl/parts';
import { formatLocation } from '../../language/asl/path';
import type { StateMachineDefinition, WorkflowType } from '../../language/asl/types';
import { allBlocks, allStates, languageOf, walkDefinition } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';
import { present } from '../../util/present';
import { expressionsIn } from '../rules/expressions';
import type { Advice, AdviceContext, Adviser } from './Advice';
import { CallbackTimeoutAdvice } from './advice/CallbackTimeoutAdvice';
import { ChoiceDefaultAdvice } from './advice/ChoiceDefaultAdvice';
import { DeadEndAdvice } from './advice/DeadEndAdvice';
import { ErrorNamesAdvice } from './advice/ErrorNamesAdvice';
import { ErrorPrefixAdvice } from './advice/ErrorPrefixAdvice';
import { EvalAdvice } from './advice/EvalAdvice';
import { ExpressAdvice } from './advice/ExpressAdvice';
import { FilterAdvice } from './advice/FilterAdvice';
import { HeartbeatAdvice } from './advice/HeartbeatAdvice';
import { HistoryLimitAdvice } from './advice/HistoryLimitAdvice';
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
import { UnreachableCatchAdvice } from './advice/UnreachableCatchAdvice';
import { UnusedVariablesAdvice } from './advice/UnusedVariablesAdvice';
import type { ActionCheck } from '../rules/RuleContext';

/** All advice there is, in the order in which it is given. The support matrix of the docs lists it. */
export const advisers: readonly Adviser[] = Object.freeze([
  UnreachableCatchAdvice,
  RetryNeverMatchesAdvice,
  ErrorNamesAdvice,
  ErrorPrefixAdvice,
  CallbackTimeoutAdvice,
  TaskTokenAdvice,
  HeartbeatAdvice,
  ChoiceDefaultAdvice,
  DeadEndAdvice,
  PathNeverProducedAdvice,
  InlineMapAdvice,
  PayloadSizeAdvice,
  SyncOutputAdvice,
  UnusedVariablesAdvice,
  JsonataTextAdvice,
  EvalAdvice,
  FilterAdvice,
  ServiceModelAdvice,
  LambdaRetryAdvice,
  SyncTimeoutAdvice,
  PollLoopAdvice,
  HistoryLimitAdvice,
  LargeResultAdvice,
  JoinablePassAdvice,
  ExpressAdvice,
]);

export interface AdviceOptions {
  /** Whether the API behind an integration is known, so that its parameters have been checked. */
  readonly hasModel?: AdviceContext['hasModel'];
  readonly actionCheck?: ActionCheck;
  /** The type that the machine is deployed as. Default: unknown. */
  readonly type?: WorkflowType;
}

/**
 * What in a valid definition looks like a mistake. Beyond AWS: the service says none of it.
 *
 * @example adviseOn(definition).map(({ code, location }) => `${code} ${location}`)
 */
export function adviseOn(
  definition: StateMachineDefinition,
  { hasModel, actionCheck, type }: AdviceOptions = {},
): Advice[] {
  const object = definition as unknown as JsonObject;
  const machine = walkDefinition(object);
  const { parts } = partsOf(machine, languageOf(object, 'JSONPath'));
  const advice: Advice[] = [];
  const context: AdviceContext = {
    machine,
    blocks: [...allBlocks(machine)],
    states: [...allStates(machine)],
    parts,
    expressions: expressionsIn(parts),
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
