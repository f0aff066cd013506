import type { WorkflowType } from '../../language/asl/types';
import type { Path } from '../../language/asl/path';
import type { ActionCheck, CalledIntegration, DefinitionView, RemarkPlace } from '../rules/RuleContext';

/**
 * Something that is allowed but looks like a mistake. Advice is for people: it never rejects a definition, and the API
 * never returns it.
 */
export interface Advice {
  readonly severity: 'ADVICE';
  readonly code: string;
  readonly message: string;
  /** In the form of diagnostics: `/States/Charge/Catch[1]`. */
  readonly location: string;
  readonly path: Path;
  readonly hint?: string;
  /** In the file that the definition comes from, if that is not JSON. */
  readonly place?: RemarkPlace;
}

/** What an adviser receives. */
export interface AdviceContext extends DefinitionView {
  readonly actionCheck: ActionCheck | undefined;
  /** `undefined` if it is not given. */
  readonly type: WorkflowType | undefined;
  /** Whether the API of an integration is known, so that its parameters and responses can be checked. */
  readonly hasModel: ((resource: CalledIntegration) => boolean) | undefined;
  advise(code: string, at: Path, message: string, hint?: string): void;
}

export type Adviser = (context: AdviceContext) => void;
