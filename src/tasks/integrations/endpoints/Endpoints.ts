import { findService, sdkServiceName } from '../../../services/services';
import type { Endpoint, HttpTarget } from './Endpoint';
import { userEnvironment } from './userEnvironment';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The real endpoints of services, and whether AWS may be called. */
export interface EndpointSettings {
  /** Usually `process.env`. Only the names below are read. */
  readonly environment?: Environment | undefined;
  /**
   * URLs by service (`lambda`, `sqs`, `dynamodb`, `sfn`, `secretsmanager` …). They take precedence over the
   * environment.
   */
  readonly urls?: Readonly<Record<string, string>> | undefined;
  /**
   * `true`: services without an endpoint are called in AWS, with the caller's credentials. An array: only these
   * services. An endpoint that `process.env` has for the SDK takes precedence over AWS.
   */
  readonly useAws?: boolean | readonly string[] | undefined;
  /**
   * Where `http:invoke` and `apigateway:invoke` may go: maps the beginning of a URL to the URL that replaces it, or to
   * `true` for the URL itself. `*` stands for every URL.
   *
   * @example { 'https://api.example.com': 'http://127.0.0.1:4010' }
   */
  readonly http?: Readonly<Record<string, string | true>> | undefined;
}

/** Looks up the real endpoints of services. */
export type EndpointLookup = Pick<Endpoints, 'find' | 'findHttp'>;

const serviceVariable = /^AWS_ENDPOINT_URL_(.+)$/;

/**
 * The real endpoints of services. In this order: `urls`, `AWS_ENDPOINT_URL_<SERVICE>`, the variables of Step Functions
 * Local (`LAMBDA_ENDPOINT` …), `AWS_ENDPOINT_URL`, then AWS itself if `useAws` says so. Nothing else is ever called.
 */
export class Endpoints {
  private readonly urls: Readonly<Record<string, string>>;
  private readonly environment: VariableEndpoints;
  private readonly useAws: boolean | ReadonlySet<string>;
  private readonly http: readonly (readonly [prefix: string, target: string | true])[];

  constructor({ environment = {}, urls = {}, useAws = false, http = {} }: EndpointSettings = {}) {
    this.environment = new VariableEndpoints(environment);
    this.urls = Object.fromEntries(
      Object.entries(urls).map(([service, url]) => [sdkServiceName(plainName(service)), url]),
    );
    this.useAws = typeof useAws === 'boolean' ? useAws : new Set(useAws.map((name) => sdkServiceName(plainName(name))));
    this.http = Object.entries(http).sort(([a], [b]) => b.length - a.length);
  }

  /** The endpoint of a service, named as in a Resource (`states`, `aws-sdk`'s `sfn`, `events` …). */
  find(service: string): Endpoint | undefined {
    const name = sdkServiceName(service);
    if (Object.hasOwn(this.urls, name))
      return { url: this.urls[name]!, namedBy: `endpoints: { urls: { ${name}: … } }` };
    return this.environment.find(name) ?? this.inAws(name);
  }

  /** Calls AWS only if the SDK of this process would not call another endpoint. */
  private inAws(name: string): Endpoint | undefined {
    const { useAws } = this;
    if (useAws === false || (useAws !== true && !useAws.has(name))) return undefined;
    const environment = userEnvironment();
    const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true';
    return (ignored ? undefined : new VariableEndpoints(environment).findSdk(name)) ?? { aws: true };
  }

  /**
   * Where a request to `url` goes; `undefined` if it is not allowed. The longest matching prefix wins. URLs are
   * compared as they are sent, so `/v1/../admin` is not below `/v1`.
   */
  findHttp(url: string): HttpTarget | undefined {
    if (!URL.canParse(url)) return undefined;
    const { href, pathname, search } = new URL(url);
    for (const [prefix, target] of this.http) {
      const beginning = URL.canParse(prefix) ? new URL(prefix).href.replace(/\/$/, '') : prefix;
      if (prefix !== '*' && !startsWithPath(href, beginning)) continue;
      const namedBy = `http: { '${prefix}': … }`;
      if (target === true) return { url: href, namedBy };
      const rest = prefix === '*' ? pathname + search : href.slice(beginning.length);
      return { url: target.replace(/\/$/, '') + rest, namedBy, instead: true };
    }
    return undefined;
  }
}

/** The endpoints that environment variables name. */
class VariableEndpoints {
  private readonly byService = new Map<string, Endpoint>();
  private readonly everything: Endpoint | undefined;

  constructor(private readonly environment: Environment) {
    for (const variable of Object.keys(environment)) {
      const service = serviceVariable.exec(variable)?.[1];
      const endpoint = service === undefined ? undefined : this.namedBy(variable);
      if (endpoint !== undefined) this.byService.set(plainName(service!), endpoint);
    }
    this.everything = this.namedBy('AWS_ENDPOINT_URL');
  }

  find(name: string): Endpoint | undefined {
    const local = findService(name, true)?.localVariable;
    return this.byService.get(name) ?? (local === undefined ? undefined : this.namedBy(local)) ?? this.everything;
  }

  /** Like `find`, without the variables of Step Functions Local, which no SDK reads. */
  findSdk(name: string): Endpoint | undefined {
    return this.byService.get(name) ?? this.everything;
  }

  private namedBy(variable: string): Endpoint | undefined {
    const url = this.environment[variable];
    return url ? { url, namedBy: variable } : undefined;
  }
}

/** Whether `url` begins with `beginning`, up to the end of a host, a path segment or the path. */
function startsWithPath(url: string, beginning: string): boolean {
  return url === beginning || (url.startsWith(beginning) && /[/?#]/.test(url[beginning.length]!));
}

/** `SECRETS_MANAGER`, `secrets-manager` and `secretsmanager` are the same service. */
function plainName(name: string): string {
  return name.replace(/[_\-\s]/g, '').toLowerCase();
}
