import { findService, sdkServiceName } from '../../awsServices/awsServices';

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
   * `true`: services without an endpoint are called in AWS, with the caller's credentials. A list: only these services.
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

/** Where a service's calls go for real: a URL, or AWS itself. */
export type Endpoint = { readonly url: string } | { readonly aws: true };

/** Asks which services have a real endpoint. */
export type EndpointLookup = Pick<Endpoints, 'find' | 'findHttp'>;

const serviceVariable = /^AWS_ENDPOINT_URL_(.+)$/;

/**
 * Which services have a real endpoint. In this order: `urls`, `AWS_ENDPOINT_URL_<SERVICE>`, the variables of Step
 * Functions Local (`LAMBDA_ENDPOINT` …), `AWS_ENDPOINT_URL`, then AWS itself where `useAws` says so. Nothing else is
 * ever called.
 */
export class Endpoints {
  private readonly urls = new Map<string, string>();
  private readonly environment: Environment;
  private readonly everyUrl: string | undefined;
  private readonly useAws: boolean | ReadonlySet<string>;
  private readonly http: readonly (readonly [prefix: string, target: string | true])[];

  constructor({ environment = {}, urls = {}, useAws = false, http = {} }: EndpointSettings = {}) {
    this.environment = environment;
    for (const [variable, url] of Object.entries(environment)) {
      const service = serviceVariable.exec(variable)?.[1];
      if (service && url) this.urls.set(plainName(service), url);
    }
    for (const [service, url] of Object.entries(urls)) this.urls.set(sdkServiceName(plainName(service)), url);
    this.everyUrl = environment['AWS_ENDPOINT_URL'] || undefined;
    this.useAws = typeof useAws === 'boolean' ? useAws : new Set(useAws.map((name) => sdkServiceName(plainName(name))));
    this.http = Object.entries(http).sort(([a], [b]) => b.length - a.length);
  }

  /** The endpoint of a service, named as in a Resource (`states`, `aws-sdk`'s `sfn`, `events` …). */
  find(service: string): Endpoint | undefined {
    const name = sdkServiceName(service);
    const url = this.urls.get(name) ?? this.localUrl(name) ?? this.everyUrl;
    if (url !== undefined) return { url };
    return this.useAws === true || (this.useAws !== false && this.useAws.has(name)) ? { aws: true } : undefined;
  }

  /** By a variable of Step Functions Local. */
  private localUrl(name: string): string | undefined {
    const variable = findService(name, true)?.localVariable;
    return variable === undefined ? undefined : this.environment[variable] || undefined;
  }

  /**
   * Where a request to `url` goes; `undefined` if it is not allowed. The longest matching beginning counts. URLs are
   * compared as they are sent, so that `/v1/../admin` is not below `/v1`.
   */
  findHttp(url: string): string | undefined {
    if (!URL.canParse(url)) return undefined;
    const { href, pathname, search } = new URL(url);
    for (const [prefix, target] of this.http) {
      const beginning = URL.canParse(prefix) ? new URL(prefix).href.replace(/\/$/, '') : prefix;
      if (prefix !== '*' && !startsWithPath(href, beginning)) continue;
      if (target === true) return href;
      const rest = prefix === '*' ? pathname + search : href.slice(beginning.length);
      return target.replace(/\/$/, '') + rest;
    }
    return undefined;
  }
}

/** Whether `url` begins with `beginning` up to the end of a host, a path segment or the path. */
function startsWithPath(url: string, beginning: string): boolean {
  return url === beginning || (url.startsWith(beginning) && /[/?#]/.test(url[beginning.length]!));
}

/** `SECRETS_MANAGER`, `secrets-manager` and `secretsmanager` are the same service. */
function plainName(name: string): string {
  return name.replace(/[_\-\s]/g, '').toLowerCase();
}
