import type { Position } from '../source/Position';
import type { SourceNode } from '../source/SourceNode';
import type { TemplateScope } from './TemplateScope';

/** An intrinsic function: its argument as written, and the place of the call. */
export type Intrinsic = (argument: SourceNode, scope: TemplateScope, at: Position) => SourceNode;
