import type { Position } from '../../source/Position';
import type { Expression } from './Expression';

/** The inside of a file or block: attributes by name, and blocks in their order. */
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
