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

/** A definition taken apart: what rules and advisers look at. */
export interface DefinitionView {
  readonly definition: JsonObject;
  readonly machine: BlockView;
  readonly machineLanguage: QueryLanguage;
  readonly blocks: readonly BlockView[];
  readonly states: readonly WalkedState[];
  readonly parts: readonly Part[];
  /** Every path, intrinsic call and JSONata expression, compiled. */
  readonly expressions: readonly WrittenExpression[];
  /** Places where an object ought to stand and does not. */
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

/** A number of the definition itself counts as a double, however it is written: `2.0` is 2. */
function takeDoubles(parts: readonly Part[]): void {
  for (const { object, shape } of parts)
    for (const [name, value] of Object.entries(object))
      if (isExact(value) && ['integer', 'number'].includes(shape.fields[name]?.kind ?? ''))
        (object as Record<string, Json>)[name] = Number(value);
}

/** What a rule sees. A rule reports, never throws, and knows no other rule. */
export interface RuleContext extends DefinitionView {
  readonly type: WorkflowType;
  /** Members whose name the object around them has twice. */
  readonly duplicates: readonly Path[];
  readonly parameterCheck: ParameterCheck | undefined;
  readonly actionCheck: ActionCheck | undefined;
  report(report: Report): void;
}

export type Rule = (context: RuleContext) => void;

export type CalledIntegration = TaskResource & { readonly kind: 'integration' };

/** A service or an action behind `aws-sdk:` of which nothing is known here. */
interface NameFault {
  /** `@aws-sdk/client-s3 3.1000.0 has no action 'getObjct'` */
  readonly reason: string;
  /** `aws-sdk:s3:getObject` */
  readonly meant: string | undefined;
  /** Whether it is misspelt for sure, and not newer than what is installed. */
  readonly misspelt: boolean;
}

/** Says what is wrong with the name of an SDK integration; `undefined` where nothing is, or nobody knows. */
export type ActionCheck = (resource: CalledIntegration) => NameFault | undefined;

/**
 * Checks the parameters of a Task against the API that it calls, and answers what is wrong as AWS words it; the rule
 * adds code and location. `parameters` is the field as written: `Parameters` with its `.$` members, or `Arguments`.
 */
export type ParameterCheck = (
  resource: CalledIntegration,
  parameters: Json,
  language: QueryLanguage,
) => readonly string[];

/** Line and column, from 1, and how many characters are meant (1 when absent). */
export interface RemarkPlace {
  readonly line: number;
  readonly column: number;
  readonly length?: number;
}

/** A diagnostic with more for people than the API answers. */
export interface Finding extends Diagnostic {
  /** Where exactly it is; `location` is often coarser (the template, not its member). */
  readonly path: Path;
  /** Whether the name of the member at `path` is meant, not its value. */
  readonly onName?: true;
  /** What to write instead: `Did you mean 'ResultPath'?` */
  readonly hint?: string;
  /** Where no path leads to: in a text that is not JSON. */
  readonly place?: RemarkPlace;
}

/**
 * The groups in which diagnostics are reported; within a group in the order of the text.
 *
 * AWS: faults of fields come first, then targets that are missing, then the end state and what cannot be reached.
 */
export type Phase = 'fields' | 'names' | 'expressions' | 'targets' | 'reachability';

export const phases: readonly Phase[] = ['fields', 'names', 'expressions', 'targets', 'reachability'];
