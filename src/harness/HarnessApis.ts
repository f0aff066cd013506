import type { ApiRequest } from '../emulator/starts/apis/ApiCall';
import { HarnessError } from '../errors/HarnessError';
import { toJson } from '../tasks/mocking/toJson';
import { checkMembers } from '../util/checkMembers';
import { isObject, toText } from '../util/json';
import type { Harness } from './Harness';
import { ApiReport } from './run/ApiReport';
import { startedBy } from './startedBy';

/** The rest of a request to an API. */
export interface ApiRequestOptions {
  /** Names and values. The content type is `application/json` unless it is given here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Parameters of the query string; several values of one as a list. */
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>> | undefined;
  /** What an authorizer would pass on as `$context.authorizer`: authorizers do not run here. */
  readonly authorizer?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/**
 * Calls APIs that files declare. A path without the stage: `/orders/7`. A body is an object, which is sent as JSON, or a
 * string, which is sent as it is. Each method rejects with a HarnessError if no route takes the request.
 */
export class ApiUnderTest {
  readonly #harness: Harness;
  readonly #name: string | undefined;

  /** `name`: of one API. @internal */
  constructor(harness: Harness, name?: string) {
    this.#harness = harness;
    this.#name = name;
  }

  /** A request without a body. */
  get(path: string, options?: ApiRequestOptions): Promise<ApiReport> {
    return this.request('GET', path, undefined, options);
  }

  /**
   * Resolves with the answer, and with what it has started.
   *
   * @example
   * const answer = await sfn.api.post('/orders', { orderId: 1 });
   * expect(answer.status).toBe(200);
   * expect(await answer.run()).toHaveSucceeded();
   */
  post(path: string, body?: unknown, options?: ApiRequestOptions): Promise<ApiReport> {
    return this.request('POST', path, body, options);
  }

  /** As `post`. */
  put(path: string, body?: unknown, options?: ApiRequestOptions): Promise<ApiReport> {
    return this.request('PUT', path, body, options);
  }

  /** As `post`. */
  patch(path: string, body?: unknown, options?: ApiRequestOptions): Promise<ApiReport> {
    return this.request('PATCH', path, body, options);
  }

  /** As `post`. */
  delete(path: string, body?: unknown, options?: ApiRequestOptions): Promise<ApiReport> {
    return this.request('DELETE', path, body, options);
  }

  /** A request with any method. */
  request(method: string, path: string, body?: unknown, options: ApiRequestOptions = {}): Promise<ApiReport> {
    const what = `sfn.api.${method.toLowerCase()}('${path}')`;
    const answered = this.#call(readRequest(what, this.#name, method, path, body, options));
    return this.#harness.usageErrors.watch(answered, `${what} was not awaited`, { done: true });
  }

  async #call(request: ApiRequest): Promise<ApiReport> {
    const harness = this.#harness;
    const answer = await harness.starts.call({ op: 'callApi', request });
    const listed = await harness.starts.call({ op: 'list' });
    const ofRoute = listed.flatMap(({ declared, machines }) =>
      declared.name === answer.route?.name && 'api' in declared && declared.api === answer.route.api ? machines : [],
    );
    const { executionArn, integration, route } = answer;
    // Rejects: a mistake of the test has ended the execution, and no answer tells anything.
    if (executionArn !== undefined && endedByMistake(integration?.response)) await harness.ended(executionArn);
    const started =
      executionArn === undefined
        ? []
        : startedBy(harness, route!.routeKey, [{ executionArn, input: inputIn(integration!.request) }]);
    const names = harness.starts.startableNames([...ofRoute, ...started.map(({ stateMachine }) => stateMachine)]);
    return new ApiReport(request, answer, started, names);
  }
}

/** The input in a request to StartExecution. */
function inputIn(request: string): string {
  const { input = '{}' } = JSON.parse(request) as { readonly input?: string };
  return input;
}

/** All APIs that the files of a test declare, or one of them: `sfn.api('OrdersApi').post(…)`. */
export interface HarnessApis extends Omit<ApiUnderTest, never> {
  /** One API, by any name that its file has for it. */
  (name: string): ApiUnderTest;
}

export function createHarnessApis(harness: Harness): HarnessApis {
  const all = new ApiUnderTest(harness);
  const methods = {
    get: all.get.bind(all),
    post: all.post.bind(all),
    put: all.put.bind(all),
    patch: all.patch.bind(all),
    delete: all.delete.bind(all),
    request: all.request.bind(all),
  };
  return Object.assign((name: string) => new ApiUnderTest(harness, name), methods);
}

function readRequest(
  what: string,
  api: string | undefined,
  method: string,
  given: string,
  body: unknown,
  options: ApiRequestOptions,
): ApiRequest {
  checkMembers(options, ['headers', 'query', 'authorizer'], what);
  if (typeof given !== 'string' || !given.startsWith('/'))
    throw new HarnessError(`The path of ${what} must begin with a slash: '/orders'.`);
  const { pathname: path, searchParams } = new URL(given, 'http://localhost');
  const { headers = {}, query = {}, authorizer } = options;
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : [value]).map((one) => [name, String(one)] as const),
  );
  const passed = authorizer === undefined ? undefined : toJson(authorizer, `The authorizer of ${what}`);
  return {
    api,
    method: method.toUpperCase(),
    path,
    query: [...searchParams, ...parameters],
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value])),
    body: body === undefined ? '' : typeof body === 'string' ? body : toText(toJson(body, `The body of ${what}`)),
    ...(passed !== undefined && isObject(passed) && { authorizer: passed }),
  };
}

function endedByMistake(response = '{}'): boolean {
  return (JSON.parse(response) as { readonly error?: string }).error === 'Stepmill.HarnessError';
}
