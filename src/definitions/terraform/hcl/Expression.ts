import type { MappedText } from '../../source/MappedText';
import type { Position } from '../../../util/Position';

/** An expression of HCL, as written. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: null | boolean | number; readonly raw: string; readonly at: Position }
  | TemplateExpression
  | { readonly kind: 'name'; readonly name: string; readonly at: Position }
  | { readonly kind: 'member'; readonly target: Expression; readonly name: string; readonly at: Position }
  | { readonly kind: 'index'; readonly target: Expression; readonly key: Expression; readonly at: Position }
  | { readonly kind: 'splat'; readonly target: Expression; readonly path: readonly SplatStep[]; readonly at: Position }
  | CallExpression
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression; readonly at: Position }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly at: Position;
    }
  | ConditionalExpression
  | { readonly kind: 'tuple'; readonly items: readonly Expression[]; readonly at: Position }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[]; readonly at: Position }
  | ForExpression;

/** The steps after a `[*]`, applied to every item. */
export type SplatStep = { readonly name: string } | { readonly key: Expression };

export interface TemplateExpression {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  readonly at: Position;
}

/** A piece of a quoted string, a heredoc or a template file. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: MappedText }
  | { readonly kind: 'interpolation'; readonly expression: Expression; readonly written: string; readonly at: Position }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: readonly TemplatePart[];
      readonly otherwise: readonly TemplatePart[];
      readonly at: Position;
    }
  | {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
      readonly at: Position;
    };

export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Whether the last argument is a list of arguments (`f(list...)`). */
  readonly expanded: boolean;
  readonly at: Position;
}

interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly at: Position;
}

export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

export interface ForExpression {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** The key of `{ for … : key => value }`; `undefined` for a list. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  /** `...` after the value: equal keys make lists. */
  readonly grouped: boolean;
  readonly condition: Expression | undefined;
  readonly at: Position;
}

/** The content of a file or block: attributes by name, and blocks in order. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly HclBlock[];
}

export interface Attribute {
  readonly name: string;
  readonly expression: Expression;
  readonly at: Position;
}

/** `resource "aws_lambda_function" "hello" { … }` has the type `resource` and two labels. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly at: Position;
}
