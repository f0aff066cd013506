import type { AstNode } from '../syntax/ast';
import type { Frame } from './Frame';

/** A node of an expression as a function of the context item and the variables. */
export type Closure = (input: unknown, frame: Frame) => unknown;

/** Compiles one kind of node, without what all nodes have (filters, grouping). `depth` counts from the body it is in. */
export type NodeCompiler = (node: AstNode, depth: number, compile: Compile) => Closure;

export type Compile = (node: AstNode, depth: number) => Closure;
