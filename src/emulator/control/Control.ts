import type { Service } from '../service/Service';
import type { Accounts } from './accounts/Accounts';
import { answered, text, type Schema, type ValueOf } from './schema/Schema';
import type { ServerOwner } from './ServerOwner';

/** The context of a request of the control API. */
export interface ControlContext {
  /** The service of the account in the path, or the one that all other accounts share. */
  readonly service: Service;
  readonly accounts: Accounts;
  /** All routes of the server. */
  readonly table: readonly Control[];
  /** Aborts when the caller has disconnected: a long poll ends. */
  readonly signal?: AbortSignal | undefined;
  /** The body with all digits of its numbers, as the workflow must see them. */
  readonly exactBody?: unknown;
  /** The program that started the server; `undefined` for a server inside another process. */
  readonly owner?: ServerOwner | undefined;
  /** Calls back once the response was sent. */
  readonly afterAnswer?: (action: () => void) => void;
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Answer = object | undefined;

/** The description of a route in the OpenAPI document. */
interface About {
  /** What it does, in one sentence. */
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
  /** The parameters of its path, in braces, and of its query. */
  readonly params: Readonly<Record<string, Schema>>;
  /** The body; `undefined` without one. */
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

/** Without declared members, `Members` has any name. */
type NamesOf<Members> = string extends keyof Members ? never : keyof Members;

type ParamsOf<Path, Members> = Readonly<Record<Exclude<NamesIn<Path>, NamesOf<Members>>, string>> & {
  readonly [Name in NamesOf<Members> & NamesIn<Path>]: ValueOf<Members[Name]>;
} & { readonly [Name in Exclude<NamesOf<Members>, NamesIn<Path>>]?: ValueOf<Members[Name]> };

/**
 * Declares a route. Path parameters are strings unless `params` says otherwise; query parameters are optional. They and
 * the body have been checked when `handle` is called.
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

/** The prefix of all paths of the control API. */
export const controlRoot = '/_stepmill';

/** The version of the routes: see the decision on its promise. */
export const controlVersion = 'v1';
