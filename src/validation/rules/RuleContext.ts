import { partsOf, type Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import type { TaskResource } from '../../language/asl/resource';
import type { QueryLanguage, WorkflowType } from '../../language/asl/types';
import {
  allBlocks,
  allStates,
  languageOf,
  walkDefinition,
  type BlockView,
  type WalkedState,
} from '../../language/asl/walk';
import { isExact, type Json, type JsonObject } from '../../util/json';
import { expressionsIn, type WrittenExpression } from './expressions';
import type { Diagnostic } from '../../errors/Diagnostic';
import type { DiagnosticCode } from '../../errors/diagnosticCodes';

/** A rule's report about a definition. */
export interface Report {
  readonly message: string;
  /** The place in AWS's form. `undefined` for a diagnostic without location. */
  readonly at: Path | undefined;
  /** The exact place, if `at` is coarser. */
  readonly exactly?: Path;
  /** Whether it concerns the name of the member, not its value. */
  readonly onName?: true;
  /** Default SCHEMA_VALIDATION_FAILED. */
  readonly code?: DiagnosticCode;
  /** Default ERROR. */
  readonly severity?: 'ERROR' | 'WARNING';
  /** Default `fields`. */
  readonly phase?: Phase;
  readonly hint?: string | undefined;
}

/** A parsed definition, for rules and advisers. */
export interface DefinitionView {
  readonly definition: JsonObject;
  readonly machine: BlockView;
  readonly machineLanguage: QueryLanguage;
  readonly blocks: readonly BlockView[];
  readonly states: readonly WalkedState[];
  readonly parts: readonly Part[];
  /** Every path, intrinsic call and JSONata expression, compiled. */
  readonly expressions: readonly WrittenExpression[];
  /** Places that should have an object but do not. */
  readonly misfits: readonly Path[];
}

export function viewOf(definition: JsonObject): DefinitionView {
  const machine = walkDefinition(definition);
  const machineLanguage = languageOf(definition, 'JSONPath');
  const { parts, misfits } = partsOf(machine, machineLanguage);
  takeDoubles(parts);
  return {
    definition,
    machine,
    machineLanguage,
    blocks: [...allBlocks(machine)],
    states: [...allStates(machine)],
    parts,
    expressions: expressionsIn(parts),
    misfits,
  };
}

/** Numbers in the definition itself count as doubles, however they are written: `2.0` is 2. */
function takeDoubles(parts: readonly Part[]): void {
  for (const { object, shape } of parts)
    for (const [name, value] of Object.entries(object))
      if (isExact(value) && ['integer', 'number'].includes(shape.fields[name]?.kind ?? ''))
        (object as Record<string, Json>)[name] = Number(value);
}

/** What a rule receives. A rule reports, never throws, and knows no other rule. */
export interface RuleContext extends DefinitionView {
  readonly type: WorkflowType;
  /** Members whose name occurs twice in their object. */
  readonly duplicates: readonly Path[];
  readonly parameterCheck: ParameterCheck | undefined;
  readonly actionCheck: ActionCheck | undefined;
  report(report: Report): void;
}

export type Rule = (context: RuleContext) => void;

export type CalledIntegration = TaskResource & { readonly kind: 'integration' };

/** An unknown service or action of `aws-sdk:`. */
interface NameFault {
  /** `@aws-sdk/client-s3 3.1000.0 has no action 'getObjct'` */
  readonly reason: string;
  /** `aws-sdk:s3:getObject` */
  readonly meant: string | undefined;
  /** Whether it is certainly misspelt, rather than newer than what is installed. */
  readonly misspelt: boolean;
}

/** Returns what is wrong with the name of an SDK integration; `undefined` if it is right, or if that is not known. */
export type ActionCheck = (resource: CalledIntegration) => NameFault | undefined;

/**
 * Checks the parameters of a Task against the API that it calls, and returns the faults in AWS's words; the rule adds
 * code and location. `parameters` is the field as written: `Parameters` with its `.$` members, or `Arguments`.
 */
export type ParameterCheck = (
  resource: CalledIntegration,
  parameters: Json,
  language: QueryLanguage,
) => readonly string[];

/** Line and column, from 1, and the number of characters (1 if absent). */
export interface RemarkPlace {
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}

/** A diagnostic with more information than the API returns. */
export interface Finding extends Diagnostic {
  readonly code: DiagnosticCode;
  /** The exact place; `location` is often coarser (the template, not its member). */
  readonly path: Path;
  /** Whether it concerns the name of the member at `path`, not its value. */
  readonly onName?: true;
  /** What to write instead: `Did you mean 'ResultPath'?` */
  readonly hint?: string;
  /** Set if there is no path: in text that is not JSON. */
  readonly place?: RemarkPlace;
}

/**
 * The groups in which diagnostics are reported; within a group, in the order of the text.
 *
 * AWS: faults of fields come first, then missing targets, then the end state and unreachable states.
 */
export type Phase = 'fields' | 'names' | 'expressions' | 'targets' | 'reachability';

export const phases: readonly Phase[] = ['fields', 'names', 'expressions', 'targets', 'reachability'];
