// The tree that velocityjs parses a template into, as far as it is used. `isEval`: a string in double quotes.

export type TemplateNode =
  | string
  | Reference
  | readonly [BlockHead, ...TemplateNode[]]
  | { readonly type: 'set'; readonly equal: readonly [Reference, VelocityExpression] }
  | { readonly type: 'macro_call'; readonly id: string; readonly args?: readonly VelocityExpression[] | false }
  | { readonly type: 'raw'; readonly value: string }
  | { readonly type: 'break' | 'comment' }
  | BranchHead;

export interface Reference {
  readonly type: 'references';
  readonly id: string;
  readonly path?: readonly PathPart[];
  readonly args?: unknown;
}

export type PathPart =
  | { readonly type: 'property'; readonly id: string }
  | { readonly type: 'index'; readonly id: VelocityExpression }
  | { readonly type: 'method'; readonly id: string; readonly args?: readonly VelocityExpression[] | false };

/** The node that a block begins with; the others are its body. */
export type BlockHead =
  | { readonly type: 'if'; readonly condition: VelocityExpression }
  | { readonly type: 'foreach'; readonly to: string; readonly from: VelocityExpression }
  | { readonly type: 'macro'; readonly id: string; readonly args?: readonly Reference[] | false }
  | { readonly type: 'define'; readonly id: string }
  | { readonly type: 'noescape' | 'macro_body' };

/** Where another branch of an `#if` begins, within its body. */
export type BranchHead =
  { readonly type: 'elseif'; readonly condition: VelocityExpression } | { readonly type: 'else' };

export type VelocityExpression =
  | Reference
  | { readonly type: 'math'; readonly operator: string; readonly expression: readonly VelocityExpression[] }
  | { readonly type: 'string'; readonly value: string; readonly isEval?: boolean }
  | { readonly type: 'integer' | 'decimal'; readonly value: string | number }
  | { readonly type: 'bool'; readonly value: 'true' | 'false' | 'null' }
  | { readonly type: 'map'; readonly value?: Readonly<Record<string, VelocityExpression>> }
  | {
      readonly type: 'array';
      readonly isRange?: boolean;
      readonly value: readonly (VelocityExpression | string | number)[];
    };
