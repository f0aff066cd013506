import { join } from 'node:path';
import { App, type AppProps, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

const fixtures = join(__dirname, '../cdk/fixtures');

function machine(scope: Construct, id: string, state: sfn.IChainable): void {
  new sfn.StateMachine(scope, id, { definitionBody: sfn.DefinitionBody.fromChainable(state) });
}

/** A function, a machine that calls it, one of a file, and one of the same id in a nested stack. */
export class Shop extends Stack {
  readonly quote: lambda.Function;

  constructor(scope: Construct | undefined, id: string) {
    super(scope, id);
    const orders = new sqs.Queue(this, 'Orders', { queueName: 'orders' });
    this.quote = new lambda.Function(this, 'Quote', {
      runtime: lambda.Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(join(fixtures, 'quote')),
      environment: { ORDERS: orders.queueName },
      timeout: Duration.seconds(5),
    });
    machine(this, 'Order', ask(this, this.quote));
    const file = join(fixtures, 'greet.asl.json');
    new sfn.StateMachine(this, 'Greeting', { definitionBody: sfn.DefinitionBody.fromFile(file) });
    const inner = new NestedStack(this, 'Inner');
    machine(inner, 'Order', new sfn.Pass(inner, 'InNested'));
  }
}

function ask(scope: Construct, lambdaFunction: lambda.IFunction): sfn.IChainable {
  return new tasks.LambdaInvoke(scope, 'Ask', { lambdaFunction, payloadResponseOnly: true });
}

/** An app with a shop, a stack that calls its function, and a stage with another shop. */
export function createShop(props?: AppProps): {
  app: App;
  shop: Shop;
  branch: Stack;
  stage: Stage;
  staged: Shop;
} {
  const app = new App(props);
  const shop = new Shop(app, 'Shop');
  const branch = new Stack(app, 'Branch');
  machine(branch, 'Far', ask(branch, shop.quote));
  const stage = new Stage(app, 'Prod');
  const staged = new Shop(stage, 'Shop');
  return { app, shop, branch, stage, staged };
}
