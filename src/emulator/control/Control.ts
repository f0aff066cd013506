import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import type { Schema } from './schema/Schema';

/** What a request of the control API is about, and who asks. */
export interface ControlContext {
  /** The service of the account that the path names, or the one that all other accounts share. */
  readonly service: Service;
  readonly accounts: Accounts;
  /** All routes. */
  readonly table: readonly AnyControl[];
  /** Aborts when the caller has gone: a long poll ends. */
  readonly signal?: AbortSignal | undefined;
  /** The body with all digits of its numbers, as the workflow is to see them. */
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
  /** A sentence on what it does. */
  readonly summary: string;
  /** Further explanation. */
  readonly description?: string;
  readonly params?: Readonly<Record<string, Schema>>;
  /** Required parameters of the query. */
  readonly required?: readonly string[];
  /** The body; `undefined`: none. */
  readonly body?: Schema;
  readonly bodyIsOptional?: boolean;
  readonly answer: Schema;
  /** Older paths below `/_stepmill`, without a version, that still work. */
  readonly formerly?: readonly string[];
  handle(context: ControlContext, params: Params, body: Body): object | Promise<object>;
}

/** As the table has them. */
export type AnyControl = Control<never, never>;
