const path = require('node:path');
const { Duration, Stack } = require('aws-cdk-lib');
const lambda = require('aws-cdk-lib/aws-lambda');
const sqs = require('aws-cdk-lib/aws-sqs');
const sfn = require('aws-cdk-lib/aws-stepfunctions');
const tasks = require('aws-cdk-lib/aws-stepfunctions-tasks');

/** Asks all suppliers for a price at once, takes the best, and orders there. */
class PurchaseStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const quote = this.function('Quote', 'quote');
    const best = this.function('Best', 'best');
    const orders = new sqs.Queue(this, 'Orders');

    const ask = new tasks.LambdaInvoke(this, 'AskSupplier', { lambdaFunction: quote, payloadResponseOnly: true });
    ask.addRetry({ errors: ['Supplier.Asleep'], interval: Duration.hours(1), maxAttempts: 2, backoffRate: 1 });
    ask.addCatch(new sfn.Pass(this, 'NoQuote', { result: sfn.Result.fromObject({ price: null }) }), {
      errors: ['Supplier.Closed'],
    });

    const askAll = new sfn.Map(this, 'AskAll', {
      itemsPath: '$.suppliers',
      itemSelector: { 'part.$': '$.part', 'supplier.$': '$$.Map.Item.Value' },
      resultPath: '$.quotes',
    }).itemProcessor(ask);

    const order = new tasks.SqsSendMessage(this, 'Order', {
      queue: orders,
      messageBody: sfn.TaskInput.fromJsonPathAt('$.best'),
      resultPath: sfn.JsonPath.DISCARD,
      outputPath: '$.best',
    });

    const chooseBest = new tasks.LambdaInvoke(this, 'ChooseBest', {
      lambdaFunction: best,
      payloadResponseOnly: true,
      resultPath: '$.best',
    });

    const isAffordable = new sfn.Choice(this, 'IsAffordable')
      .when(sfn.Condition.isPresent('$.best.price'), order)
      .otherwise(new sfn.Fail(this, 'NobodySells', { error: 'Purchase.NobodySells', cause: 'No supplier has it.' }));

    new sfn.StateMachine(this, 'Purchase', {
      definitionBody: sfn.DefinitionBody.fromChainable(askAll.next(chooseBest).next(isAffordable)),
      timeout: Duration.days(1),
    });
  }

  function(id, folder) {
    return new lambda.Function(this, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(path.resolve('functions', folder)),
    });
  }
}

module.exports = { PurchaseStack };
