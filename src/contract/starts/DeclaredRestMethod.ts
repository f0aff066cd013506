import type { Declared } from './Declared';

/** A method of a REST API that calls AWS's API. AWS::ApiGateway::Method, `x-amazon-apigateway-integration` */
export interface DeclaredRestMethod extends Declared {
  readonly kind: 'restMethod';
  readonly api: string;
  /** Default: `prod`. */
  readonly stage?: string;
  /** `POST`, or `ANY`. */
  readonly httpMethod: string;
  /** `/orders/{id}` */
  readonly path: string;
  /** `StartExecution`, `StartSyncExecution`, `DescribeExecution`, `StopExecution`: what the integration's URI calls. */
  readonly action: string;
  readonly roleArn?: string;
  /** Why API Gateway cannot call Step Functions with this integration, as a sentence. */
  readonly problem?: string;
  /** Mapping templates by the content type of requests. */
  readonly requestTemplates: Readonly<Record<string, string>>;
  /** `integration.request.path.id`: `method.request.path.id`. */
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly passthroughBehavior?: 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER';
  readonly responses: readonly DeclaredRestResponse[];
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS`: who may call it is not checked, but named. */
  readonly authorization?: string;
}

/** How a method answers, by the status of the integration. */
export interface DeclaredRestResponse {
  readonly statusCode: string;
  /** A regular expression for the status. Without one: the default. */
  readonly selectionPattern?: string;
  readonly responseTemplates: Readonly<Record<string, string>>;
  /** `method.response.header.Location`: `integration.response.header.Location`, or a constant in quotes. */
  readonly responseParameters: Readonly<Record<string, string>>;
}
