import type { WorkflowType } from '../../language/asl/types';
import type { Path } from '../../language/asl/path';
import type { Part } from '../../language/asl/parts';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import type { TaskResource } from '../../language/asl/resource';
import type { WrittenExpression } from '../rules/expressions';
import type { ActionCheck } from '../rules/RuleContext';
import type { RemarkPlace } from '../rules/Finding';

/**
 * What is allowed and nevertheless looks like a mistake. Advice is for people: it never refuses a definition, and the API
 * never answers it.
 */
export interface Advice {
  readonly severity: 'ADVICE';
  readonly code: string;
  readonly message: string;
  /** As diagnostics write it: `/States/Charge/Catch[1]`. */
  readonly location: string;
  readonly path: Path;
  readonly hint?: string;
  /** In the file from which the definition was made, where that is no JSON. */
  readonly place?: RemarkPlace;
}

/** What an adviser sees. */
export interface AdviceContext {
  readonly machine: BlockView;
  readonly blocks: readonly BlockView[];
  readonly states: readonly WalkedState[];
  readonly parts: readonly Part[];
  readonly expressions: readonly WrittenExpression[];
  /** `undefined` when it is not given. */
  readonly type: WorkflowType | undefined;
  /** Whether the API behind an integration is known here, so that its parameters and answers can be checked. */
  readonly hasModel: ((resource: TaskResource & { readonly kind: 'integration' }) => boolean) | undefined;
  /** What is wrong with the name of an SDK integration. */
  readonly actionCheck: ActionCheck | undefined;
  advise(code: string, at: Path, message: string, hint?: string): void;
}

export type Adviser = (context: AdviceContext) => void;
