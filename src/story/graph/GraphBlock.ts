import type { StateType } from '../../language/asl/types';

/** States that follow one another: the machine, a branch of a Parallel, the items of a Map. */
export interface GraphBlock {
  /** The name of its first state; `undefined` when the definition has none. */
  readonly start: string | undefined;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  readonly name: string;
  readonly type: StateType;
  /** What it does, in a word or two: `lambda:invoke`, `each item`. */
  readonly note: string | undefined;
  /** Whether the block is over with it: `End`, Succeed, Fail. */
  readonly ends: boolean;
  readonly blocks: readonly GraphBlock[];
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** The condition of a Choice, the errors of a Catch. */
  readonly label: string | undefined;
}
