import { HarnessError } from '../../../errors/HarnessError';
import { nearest } from '../../../util/nearest';

/** A header, query or body parameter that a connection adds to each request of an HTTP Task. */
export interface ConnectionParameter {
  readonly Key: string;
  readonly Value: string;
  readonly IsValueSecret?: boolean;
}

/** Values that a connection adds to each request made with it. */
export interface ConnectionHttpParameters {
  readonly HeaderParameters?: readonly ConnectionParameter[];
  readonly QueryStringParameters?: readonly ConnectionParameter[];
  readonly BodyParameters?: readonly ConnectionParameter[];
}

/** An EventBridge connection in the form of CloudFormation's `AWS::Events::Connection` and CreateConnection. */
export interface Connection {
  readonly AuthorizationType: 'BASIC' | 'API_KEY' | 'OAUTH_CLIENT_CREDENTIALS';
  readonly AuthParameters: {
    readonly BasicAuthParameters?: { readonly Username: string; readonly Password: string };
    readonly ApiKeyAuthParameters?: { readonly ApiKeyName: string; readonly ApiKeyValue: string };
    readonly OAuthParameters?: {
      readonly ClientParameters: { readonly ClientID: string; readonly ClientSecret: string };
      readonly AuthorizationEndpoint: string;
      readonly HttpMethod?: 'GET' | 'POST' | 'PUT';
      readonly OAuthHttpParameters?: ConnectionHttpParameters;
      /** Not in AWS: a token to use instead of requesting one. */
      readonly AccessToken?: string;
    };
    readonly InvocationHttpParameters?: ConnectionHttpParameters;
  };
}

const parametersFor = {
  BASIC: 'BasicAuthParameters',
  API_KEY: 'ApiKeyAuthParameters',
  OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
} as const;

/** The connections that `http:invoke` may use, by name. A Task names one by its ARN. */
export class ConnectionRegistry {
  private readonly connections = new Map<string, Connection>();

  /** Adds or replaces a connection. Throws HarnessError if its parameters do not fit its AuthorizationType. */
  register(name: string, connection: Connection): void {
    const part = parametersFor[connection.AuthorizationType];
    if (part === undefined || connection.AuthParameters?.[part] === undefined) {
      throw new HarnessError(
        `Connection '${name}' has AuthorizationType '${connection.AuthorizationType}'` +
          (part === undefined
            ? `, which must be one of ${Object.keys(parametersFor).join(', ')}.`
            : ` but no AuthParameters.${part}.`),
      );
    }
    this.connections.set(name, connection);
  }

  /** The connection for an ARN (`arn:aws:events:<region>:<account>:connection/<name>/<id>`) or a bare name. */
  find(connectionArn: string): Connection | undefined {
    return this.connections.get(connectionName(connectionArn));
  }

  /** The connection with the name closest to that in this ARN, for messages. */
  nearestTo(connectionArn: string): string | undefined {
    return nearest(connectionName(connectionArn), this.names());
  }

  /** The names of all connections. */
  names(): readonly string[] {
    return [...this.connections.keys()];
  }

  /** Removes all connections. */
  clear(): void {
    this.connections.clear();
  }
}

/** The name in a connection's ARN; any other string is the name itself. */
function connectionName(connectionArn: string): string {
  return /^arn:[^:]*:events:[^:]*:[^:]*:connection\/([^/]+)(?:\/|$)/.exec(connectionArn)?.[1] ?? connectionArn;
}
