import type { DeclaredHttpRoute } from '../../../../../src/contract/starts/DeclaredHttpRoute';
import type { DeclaredRestMethod } from '../../../../../src/contract/starts/DeclaredRestMethod';
import type { DeclaredStart } from '../../../../../src/contract/starts/DeclaredStart';
import { createService } from '../../../../../src/emulator/service/createService';
import type { ApiAnswer, ApiRequest } from '../../../../../src/emulator/starts/apis/ApiCall';

/** The ARN of a machine of `ApiService`. */
export const arnOf = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

/** What SAM writes for an Api event: the template, and responses keyed 200 and 400 without a default. */
export const samTemplate = (name: string, unescape = ''): string =>
  `{"input": "$util.escapeJavaScript($input.json('$'))${unescape}", "stateMachineArn": "${arnOf(name)}"}`;
export const unescape = `.replaceAll("\\\\'", "'")`;
export const samResponses = [
  { statusCode: '200', selectionPattern: '200', responseTemplates: {}, responseParameters: {} },
  { statusCode: '400', selectionPattern: '400', responseTemplates: {}, responseParameters: {} },
];

export function method(more: Partial<DeclaredRestMethod> = {}): DeclaredRestMethod {
  return {
    kind: 'restMethod',
    name: 'PostOrders',
    aliases: [],
    source: { file: 'template.yaml', line: 1, column: 1 },
    api: 'Orders',
    httpMethod: 'POST',
    path: '/orders',
    action: 'StartExecution',
    requestTemplates: { 'application/json': samTemplate('Order', unescape) },
    requestParameters: {},
    responses: samResponses,
    stageVariables: {},
    ...more,
  };
}

export function httpRoute(more: Partial<DeclaredHttpRoute> = {}): DeclaredHttpRoute {
  return {
    kind: 'httpRoute',
    name: 'Route',
    aliases: [],
    source: method().source,
    api: 'Web',
    routeKey: 'POST /start/{id}',
    subtype: 'StepFunctions-StartExecution',
    requestParameters: { StateMachineArn: arnOf('Order'), Input: '$request.body' },
    ...more,
  };
}

/** A service for each test, with a STANDARD machine Order, and Express machines Echo, Fails and Slow. */
export class ApiService {
  service = createService();

  constructor() {
    beforeEach(() => {
      this.service = createService({ time: 'skip', seed: 1 });
      this.create('Order', 'STANDARD', { Type: 'Pass', End: true });
      this.create('Echo', 'EXPRESS', { Type: 'Pass', End: true });
      this.create('Fails', 'EXPRESS', { Type: 'Fail', Error: 'Sold.Out', Cause: 'none left' });
      this.create('Slow', 'EXPRESS', { Type: 'Wait', Seconds: 40, End: true });
    });
    afterEach(() => this.service.close());
  }

  create(name: string, type: string, A: object): void {
    const definition = JSON.stringify({ StartAt: 'A', States: { A } });
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    void this.service.call('CreateStateMachine', { name, type, roleArn, definition });
  }

  register(starts: readonly DeclaredStart[], declared: readonly string[] = []): void {
    void this.service.callStarts({ op: 'register', file: 'template.yaml', starts, machines: [], declared });
  }

  call(request: Partial<ApiRequest> = {}): Promise<ApiAnswer> {
    const whole = { method: 'POST', path: '/orders', body: '{"id":1}', ...request };
    return Promise.resolve(this.service.callStarts({ op: 'callApi', request: whole }));
  }

  inputOf(executionArn: string | undefined): string {
    return (this.service.call('DescribeExecution', { executionArn }) as { input: string }).input;
  }
}
