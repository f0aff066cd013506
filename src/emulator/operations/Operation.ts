import type * as Sdk from '@aws-sdk/client-sfn';
import type { AwsBucket } from '../quotas/awsBucket';
import type { RoleCheck } from './machine/roleChecks';
import type {
  Shape,
  RequiredMember,
  StringShape,
  NumberShape,
  BooleanShape,
  ListShape,
  StructureShape,
} from './model/shapes';
import type { OperationContext } from './OperationContext';

/** The operations that the AWS SDK knows. */
export type OperationName = {
  [Name in keyof typeof Sdk]: Name extends `${infer Operation}Command`
    ? Operation extends '$'
      ? never
      : Operation
    : never;
}[keyof typeof Sdk];

/** What operations read and change. `tasks`: open tasks, and what answers them. */
export type OperationSubject = 'machines' | 'activities' | 'tags' | 'executions' | 'tasks';

/** Everything about one operation of the Step Functions API. */
export interface Operation<Name extends OperationName> {
  /** As `X-Amz-Target` names it. */
  readonly name: Name;
  /** The members of its input. A call is checked against them before `handle` receives it. */
  readonly input: InputShapes<OperationInput<Name>>;
  readonly reads: readonly OperationSubject[];
  /** Empty: the operation changes nothing. It also works with a data directory that is read-only or full. */
  readonly writes: readonly OperationSubject[];
  /**
   * `atOnce`: synchronously. `later`: possibly with a promise. `afterOthers`: it may wait for calls of other clients,
   * so those calls must not wait for its response.
   */
  readonly answers: 'atOnce' | 'later' | 'afterOthers';
  /** The action that the caller's policy must allow. */
  readonly right: `states:${Name}`;
  /** What it does with the KMS key of a resource. Absent: nothing. */
  readonly key?: KeyUse;
  /** What a machine's role must be allowed before the machine is saved. */
  readonly roleChecks?: readonly RoleCheck[];
  /** How often AWS lets an account call it. `undefined`: no limit. */
  readonly bucket: AwsBucket | undefined;
  /** Its exceptions in the API model. */
  readonly errors: readonly OperationError[];
  /** Carries out a call. Throws ServiceError. */
  handle(
    context: OperationContext,
    input: OperationInput<Name>,
  ): OperationOutput<Name> | Promise<OperationOutput<Name>>;
}

/**
 * "Required permissions for API callers" of "Data at rest encryption" in the AWS Step Functions guide, and its
 * section on execution roles.
 */
export interface KeyUse {
  readonly rights: readonly ('kms:DescribeKey' | 'kms:GenerateDataKey' | 'kms:Decrypt')[];
  /** The key is needed only for an input with one of these members. */
  readonly onlyWith?: readonly string[];
}

/** The input of an operation in its wire form. */
export type OperationInput<Name extends OperationName> = Wire<Command<Name>['input']>;

/** The output of an operation in its wire form. */
export type OperationOutput<Name extends OperationName> = Wire<
  Omit<Awaited<ReturnType<ReturnType<Command<Name>['resolveMiddleware']>>>['output'], '$metadata'>
>;

type Command<Name extends OperationName> = InstanceType<(typeof Sdk)[`${Name}Command`]>;

/** The exceptions of the API model. */
export type OperationError = {
  [Name in keyof typeof Sdk]: (typeof Sdk)[Name] extends abstract new (...given: never[]) => Sdk.SFNServiceException
    ? Exclude<Name, 'SFNServiceException'>
    : never;
}[keyof typeof Sdk];

/**
 * A type of the SDK in its wire form: dates are epoch seconds, and a member is absent or has a value. (In the SDK's
 * types, even required members may be undefined.)
 */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Element)[]
    ? readonly Wire<Element>[]
    : T extends object
      ? { readonly [Name in keyof T]: Wire<NonNullable<T[Name]>> }
      : T;

/** The shapes that an input can have: one for each member, required where the SDK says so. */
type InputShapes<Input> = {
  readonly [Name in keyof Input]-?: object extends Pick<Input, Name>
    ? ShapeOf<NonNullable<Input[Name]>>
    : RequiredMember<ShapeOf<NonNullable<Input[Name]>>>;
};

type ShapeOf<T> = [T] extends [string]
  ? StringShape<T>
  : [T] extends [number]
    ? NumberShape
    : [T] extends [boolean]
      ? BooleanShape
      : T extends readonly (infer Element)[]
        ? ListShape<ShapeOf<Element> & Shape>
        : T extends object
          ? StructureShape<InputShapes<T>>
          : never;
