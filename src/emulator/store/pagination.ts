import { createHmac } from 'node:crypto';
import { ServiceError } from '../../errors/ServiceError';

/** AWS: a page token is valid for 24 hours. */
const tokenLifeMs = 24 * 60 * 60 * 1000;
const defaultPageSize = 100;

/** A call of a List operation: `scope` is everything that must be the same on the next page. */
export interface PageRequest {
  readonly scope: readonly (string | boolean | undefined)[];
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** The order of a list. A page continues after the key of the last item shown, even if that item is gone. */
export interface ListOrder<T> {
  readonly key: (item: T) => string | number;
  readonly descending?: boolean;
  /** The approximate size of an item in the response, in bytes. A page ends early if it gets too large. */
  readonly bytes?: ((item: T) => number) | undefined;
}

/** A page has at least one item, but otherwise at most about this many bytes: a response is a single string. */
const maxPageBytes = 8_388_608;

interface TokenContent {
  readonly after: string | number;
  readonly until: number;
}

/**
 * Pages of the List operations. A token is opaque to the caller and contains its own signed content, so that nothing
 * has to be stored: it belongs to one operation with one set of arguments.
 *
 * AWS: `maxResults` may change from page to page; 0 means the default.
 */
export class Pagination {
  constructor(
    private readonly secret: string,
    private readonly now: () => number,
  ) {}

  /** Takes only as many `items` as the page needs. */
  page<T>(request: PageRequest, items: Iterable<T>, { key, descending = false, bytes }: ListOrder<T>): Page<T> {
    const { maxResults, nextToken } = request;
    const scope = JSON.stringify(request.scope.map((part) => part ?? null));
    const after = nextToken === undefined ? undefined : this.read(nextToken, scope).after;
    const most = maxResults === undefined || maxResults === 0 ? defaultPageSize : maxResults;
    const shown: T[] = [];
    let room = maxPageBytes;
    for (const item of items) {
      if (after !== undefined && (descending ? key(item) >= after : key(item) <= after)) continue;
      room -= bytes?.(item) ?? 0;
      if (shown.length === most || (room < 0 && shown.length > 0)) {
        const until = this.now() + tokenLifeMs;
        return { items: shown, nextToken: this.write({ after: key(shown.at(-1)!), until }, scope) };
      }
      shown.push(item);
    }
    return { items: shown };
  }

  private write(content: TokenContent, scope: string): string {
    const text = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${text}.${this.sign(text, scope)}`;
  }

  private read(token: string, scope: string): TokenContent {
    const [text = '', signature, ...rest] = token.split('.');
    if (rest.length > 0 || signature !== this.sign(text, scope)) throw invalidToken();
    const content = JSON.parse(Buffer.from(text, 'base64url').toString()) as TokenContent;
    if (content.until < this.now()) throw invalidToken();
    return content;
  }

  private sign(text: string, scope: string): string {
    return createHmac('sha256', this.secret).update(`${text} ${scope}`).digest('base64url');
  }
}

function invalidToken(): ServiceError {
  return new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'");
}
