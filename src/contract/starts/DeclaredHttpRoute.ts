import type { Declared } from './Declared';

/** A route of an HTTP API with an integration of Step Functions. AWS::ApiGatewayV2::Route */
export interface DeclaredHttpRoute extends Declared {
  readonly kind: 'httpRoute';
  readonly api: string;
  /** Default: `$default`. */
  readonly stage?: string;
  /** `POST /orders/{id}`, `ANY /orders`, `$default`. */
  readonly routeKey: string;
  readonly subtype: 'StepFunctions-StartExecution' | 'StepFunctions-StartSyncExecution' | 'StepFunctions-StopExecution';
  /** `{ Input: '$request.body', StateMachineArn: '…' }` */
  readonly requestParameters: Readonly<Record<string, string>>;
  readonly roleArn?: string;
  readonly timeoutMs?: number;
  readonly authorization?: string;
}
