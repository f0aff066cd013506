import type { ApiAnswer, ApiRequest } from '../../emulator/starts/apis/ApiCall';
import { clip, shortJson } from '../../story/trace/clip';
import { brandClass } from '../../util/brandClass';
import { parseJson, type Json } from '../../util/json';
import { StartReport, type StartableNames, type StartedByReport } from './StartReport';

/** The answer of an API, and what it has started. */
export class ApiReport extends StartReport {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body: parsed if it is JSON, or else as text. */
  readonly body: Json;
  /** The body as it was sent. */
  readonly text: string;
  /** The route that took the request: `POST /orders/{id}`. */
  readonly route: string;
  /**
   * The request to Step Functions that the mapping made: parsed if it is JSON, or else as text; `undefined` if the API
   * answered by itself.
   */
  readonly request: Json | undefined;
  /** Why the API answered by itself, as API Gateway would write it into its log. */
  readonly why: string | undefined;
  readonly #request: ApiRequest;
  readonly #answer: ApiAnswer;

  /** @internal */
  constructor(
    request: ApiRequest,
    answer: ApiAnswer,
    started: readonly StartedByReport[],
    startable: readonly StartableNames[],
  ) {
    super(started, startable);
    this.status = answer.status;
    this.headers = answer.headers;
    this.text = answer.body;
    this.body = jsonOrText(answer.body);
    this.route = answer.route!.routeKey;
    this.request = answer.integration === undefined ? undefined : jsonOrText(answer.integration.request);
    this.why = answer.why;
    this.#request = request;
    this.#answer = answer;
  }

  override explain(): readonly string[] {
    const { method, path, body = '' } = this.#request;
    const { integration, status, why, executionArn } = this.#answer;
    return [
      `${method} ${path} ${clip(body, 200)}`.trim(),
      `  took the route ${this.route}`,
      ...(integration === undefined
        ? []
        : [
            `  called ${integration.action} with ${shown(this.request)}`,
            ...(integration.response === undefined
              ? []
              : [`    which answered ${integration.status!} ${shown(jsonOrText(integration.response))}`]),
          ]),
      ...(executionArn === undefined ? [] : [`    and started ${executionArn}`]),
      `  answered ${status} ${shown(this.body)}`,
      ...(why === undefined ? [] : [`    because: ${why}`]),
    ];
  }
}
brandClass(ApiReport, 'ApiReport');

function shown(value: Json | undefined): string {
  return typeof value === 'string' ? clip(value, 300) : shortJson(value ?? null, 300);
}

function jsonOrText(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
