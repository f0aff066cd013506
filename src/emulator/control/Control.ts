import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import type { Schema } from './schema/Schema';

/** Whom a request of the control API is about, and who asks. */
export interface ControlContext {
  /** The service of the account that the path names, or the one that all other accounts share. */
  readonly service: Service;
  readonly accounts: Accounts;
  /** All routes. */
  readonly table: readonly AnyControl[];
  /** Aborts when the caller has gone: a long poll ends. */
  readonly signal?: AbortSignal | undefined;
  /** The body with its numbers digit by digit, as the workflow is to see them. */
  readonly exactBody?: unknown;
}

/**
 * A route of the control API. `params` are those of its path, in braces, and of its query; they and the body have been
 * checked when `handle` is called.
 */
export interface Control<Params = unknown, Body = unknown> {
  /** `operationId` of the document. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/_stepmill/v1`. */
  readonly path: string;
  /** `account`: also below `/_stepmill/v1/accounts/{account}`, and then about that one. */
  readonly of: 'account' | 'server';
  /** What it does, in a sentence. */
  readonly summary: string;
  /** What else is to be known. */
  readonly description?: string;
  readonly params?: Readonly<Record<string, Schema>>;
  /** Of the query: those that must be there. */
  readonly required?: readonly string[];
  /** `undefined`: it takes none. */
  readonly body?: Schema;
  readonly bodyIsOptional?: boolean;
  readonly answer: Schema;
  /** Paths below `/_stepmill` at which it was before paths had a version, and still is. */
  readonly formerly?: readonly string[];
  handle(context: ControlContext, params: Params, body: Body): object | Promise<object>;
}

/** As the table has them. */
export type AnyControl = Control<never, never>;
