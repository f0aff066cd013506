import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import { answered, text, type Schema, type ValueOf } from './schema/Schema';
import type { ServerOwner } from './ServerOwner';

/** What a request of the control API is about, and who asks. */
export interface ControlContext {
  /** The service of the account that the path names, or the one that all other accounts share. */
  readonly service: Service;
  readonly accounts: Accounts;
  /** All routes of the server. */
  readonly table: readonly Control[];
  /** Aborts when the caller has gone: a long poll ends. */
  readonly signal?: AbortSignal | undefined;
  /** The body with all digits of its numbers, as the workflow is to see them. */
  readonly exactBody?: unknown;
  /** What has started the server; `undefined` for one that is part of another process. */
  readonly owner?: ServerOwner | undefined;
  /** Calls back once the caller has its answer. */
  readonly afterAnswer?: (action: () => void) => void;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Answer = object | undefined;

/** What the document says of a route. */
interface About {
  /** A sentence on what it does. */
  readonly summary: string;
  /** Further explanation. */
  readonly description?: string;
  readonly bodyIsOptional?: boolean;
  /** Older paths below `/_stepmill`, without a version, that still work. */
  readonly formerly?: readonly string[];
}

/** A route of the control API without its name, which the table gives it. */
export interface ControlRoute extends About {
  readonly method: Method;
  /** Below `/_stepmill/v1`. */
  readonly path: string;
  /** `account`: also below `/_stepmill/v1/accounts/{account}`, and then about that one. */
  readonly of: 'account' | 'server';
  /** Those of its path, in braces, and of its query. */
  readonly params: Readonly<Record<string, Schema>>;
  /** The body; `undefined`: none. */
  readonly body?: Schema;
  readonly answer: Schema;
  handle(context: ControlContext, params: never, body: never): Answer | Promise<Answer>;
}

/** Routes by their names. */
export type ControlRoutes = Readonly<Record<string, ControlRoute>>;

export interface Control extends ControlRoute {
  /** `operationId` of the document. */
  readonly name: string;
}

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** Parameters that may be absent. */
export type QueryOf<Query> = { readonly [Name in keyof Query]?: ValueOf<Query[Name]> };

/** Where nothing is declared, `Members` has any name. */
type NamesOf<Members> = string extends keyof Members ? never : keyof Members;

type ParamsOf<Path, Members> = Readonly<Record<Exclude<NamesIn<Path>, NamesOf<Members>>, string>> & {
  readonly [Name in NamesOf<Members> & NamesIn<Path>]: ValueOf<Members[Name]>;
} & { readonly [Name in Exclude<NamesOf<Members>, NamesIn<Path>>]?: ValueOf<Members[Name]> };

/**
 * Declares a route. Parameters of the path are texts, unless `params` says more; those of the query are optional. They
 * and the body have been checked when `handle` is called.
 */
export function route<
  const Where extends `${Method} /${string}`,
  Params extends ControlRoute['params'] = ControlRoute['params'],
  Body extends Schema = Schema<undefined>,
>(
  where: Where,
  {
    of = 'account',
    params,
    answer = answered({}),
    ...rest
  }: About & {
    readonly of?: ControlRoute['of'];
    readonly params?: Params;
    readonly body?: Body;
    readonly answer?: Schema;
    handle(context: ControlContext, params: ParamsOf<Where, Params>, body: ValueOf<Body>): Answer | Promise<Answer>;
  },
): ControlRoute {
  const [method, path] = where.split(' ') as [Method, string];
  const inPath = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name!, text]));
  return { ...rest, method, path, of, params: { ...inPath, ...params }, answer };
}

/** Where all paths of the control API begin. */
export const controlRoot = '/_stepmill';

/** The version of the routes: see the decision on its promise. */
export const controlVersion = 'v1';
