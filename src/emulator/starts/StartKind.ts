import type { DeclaredStart } from '../../contract/starts/DeclaredStart';
import type { StartableMachines } from './StartableMachines';
import type { StartHost } from './StartHost';

export type KindName = DeclaredStart['kind'];

export type DeclaredOf<Kind extends KindName> = Extract<DeclaredStart, { readonly kind: Kind }>;

/** What a start gets from its service. */
export interface StartContext {
  readonly host: StartHost;
  /** Which deployed machine an ARN of the files means. */
  readonly machines: StartableMachines;
}

/** A registered start. */
export interface OpenStart<Kind extends KindName = KindName> {
  readonly declared: DeclaredOf<Kind>;
  /** The machines of its file; by default, those of all files. */
  readonly machines?: StartableMachines;
  /** The ARNs of what it calls, as its file gives them. */
  readonly targetArns?: readonly string[];
  /** Why it cannot start anything, as a sentence: a pattern that AWS rejects, an expression that is wrong. */
  readonly problem?: string | undefined;
  /** Ends its timers and whatever else it holds. */
  close?(): void;
}

/** Opens what a file declares, when it is registered. Does not throw: see `OpenStart.problem`. */
export type OpenKind<Kind extends KindName, Open extends OpenStart<Kind>> = (
  declared: DeclaredOf<Kind>,
  context: StartContext,
) => Open;
