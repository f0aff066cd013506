import type { Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import type { QueryLanguage, WorkflowType } from '../../language/asl/types';
import type { JsonObject } from '../../util/json';
import type { WrittenExpression } from './expressions';
import type { ActionCheck, ParameterCheck } from './ParameterCheck';
import type { Phase } from './Finding';

/** What a rule says about a definition. */
export interface Report {
  readonly message: string;
  /** The place as AWS names it. `undefined` for a diagnostic without location. */
  readonly at: Path | undefined;
  /** The exact place, when `at` is coarser. */
  readonly exactly?: Path;
  /** Whether the name of the member is meant, not its value. */
  readonly onName?: true;
  /** Default SCHEMA_VALIDATION_FAILED. */
  readonly code?: string;
  /** Default ERROR. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** Default `fields`. */
  readonly phase?: Phase;
  readonly hint?: string | undefined;
}

/** What a rule sees. A rule reports, never throws, and knows no other rule. */
export interface RuleContext {
  readonly definition: JsonObject;
  readonly type: WorkflowType;
  readonly machine: BlockView;
  readonly machineLanguage: QueryLanguage;
  readonly blocks: readonly BlockView[];
  readonly states: readonly WalkedState[];
  readonly parts: readonly Part[];
  /** Every path, intrinsic call and JSONata expression, compiled. */
  readonly expressions: readonly WrittenExpression[];
  /** Places where an object ought to stand and does not. */
  readonly misfits: readonly Path[];
  /** Members whose name the object around them has twice. */
  readonly duplicates: readonly Path[];
  readonly parameterCheck: ParameterCheck | undefined;
  readonly actionCheck: ActionCheck | undefined;
  report(report: Report): void;
}

export type Rule = (context: RuleContext) => void;
