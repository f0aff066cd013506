import type { Position } from '../util/Position';

// What a template says of a role: data, with every reference resolved as in definitions.

/** A role of IAM that files declare, with all policies that they give it. */
export interface DeclaredRole {
  /** Its own name, or else its logical id, key or address. */
  readonly name: string;
  /** Other names it goes by in its files: logical id, CDK's construct path and id, address. */
  readonly aliases: readonly string[];
  /** As the definitions of the same files name it. */
  readonly arn: string;
  readonly source: Position;
  /** The AssumeRolePolicyDocument: who may assume it. */
  readonly trust?: PolicyDocument;
  readonly policies: readonly DeclaredPolicy[];
  /** The boundary, if it has one: `undefined` within if no file contains its document. */
  readonly boundary?: { readonly arn: string; readonly document?: PolicyDocument };
  /** Policies and statements that cannot be read, and why, in words: a managed policy of AWS that is not known … */
  readonly unknown: readonly UnknownPolicy[];
}

/** A policy or statement that cannot be read. */
export interface UnknownPolicy {
  readonly what: string;
  readonly why: string;
  /** Whether it can only allow: a managed policy of AWS, which contains no Deny. */
  readonly onlyAllows?: true;
  readonly source: Position;
}

/** A policy of a role. */
export interface DeclaredPolicy {
  readonly name: string;
  /** How the file gives it: in the role, as a policy of its own, a managed one, or a SAM policy template. */
  readonly origin: 'inline' | 'managed' | 'samTemplate';
  readonly document: PolicyDocument;
  readonly source: Position;
}

/** A policy document of IAM, as AWS spells it. Other members (`Version`, `Id`) do not matter here. */
export interface PolicyDocument {
  readonly Statement: readonly PolicyStatement[];
}

/** A statement of a policy; lists are always lists, single values as well. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Principal?: unknown;
  /** Operators, their keys, and the values of each: `{ StringEquals: { 'iam:PassedToService': ['ecs…'] } }`. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** The values within it that no file contains: as written, with the stub that stands for each, and why. */
  readonly unresolved?: readonly { readonly value: string; readonly stub: string; readonly reason: string }[];
}
