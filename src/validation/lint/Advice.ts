import type { WorkflowType } from '../../language/asl/types';
import type { Path } from '../../language/asl/path';
import type { ActionCheck, CalledIntegration, DefinitionView, RemarkPlace } from '../rules/RuleContext';

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
  /** In the file from which the definition was made, where that is not JSON. */
  readonly place?: RemarkPlace;
}

/** What an adviser sees. */
export interface AdviceContext extends DefinitionView {
  readonly actionCheck: ActionCheck | undefined;
  /** `undefined` when it is not given. */
  readonly type: WorkflowType | undefined;
  /** Whether the API behind an integration is known here, so that its parameters and answers can be checked. */
  readonly hasModel: ((resource: CalledIntegration) => boolean) | undefined;
  advise(code: string, at: Path, message: string, hint?: string): void;
}

export type Adviser = (context: AdviceContext) => void;
