/** A shop's workflow: a function, a table, a queue, a topic and a nested machine. */
export const checkout = {
  StartAt: 'Price',
  States: {
    Price: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'price', 'Payload.$': '$' },
      ResultSelector: { 'total.$': '$.Payload.total' },
      ResultPath: '$.price',
      Retry: [{ ErrorEquals: ['Price.Down'], IntervalSeconds: 60, MaxAttempts: 2, BackoffRate: 2 }],
      Next: 'Look up',
    },
    'Look up': {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Parameters: { TableName: 'stock', Key: { sku: { 'S.$': '$.sku' } } },
      ResultSelector: { 'name.$': '$.Item.name.S' },
      ResultPath: '$.item',
      Next: 'Reserve',
    },
    Reserve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:updateItem',
      Parameters: {
        TableName: 'stock',
        Key: { sku: { 'S.$': '$.sku' } },
        UpdateExpression: 'SET amount = amount - :one',
        ConditionExpression: 'amount >= :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
      Catch: [
        { ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'], ResultPath: '$.problem', Next: 'Apologise' },
      ],
      ResultPath: null,
      Next: 'Send',
    },
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/parcels',
        MessageBody: { 'sku.$': '$.sku', 'to.$': '$.customer' },
      },
      ResultSelector: { 'md5.$': '$.MD5OfMessageBody' },
      ResultPath: '$.sent',
      Next: 'Pack',
    },
    Pack: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: {
        StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Packing',
        Input: { 'name.$': '$.item.name' },
      },
      ResultSelector: { 'parcel.$': '$.Output.parcel' },
      ResultPath: '$.packed',
      Next: 'Announce',
    },
    Announce: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
        'Message.$': "States.Format('{} for {}', $.packed.parcel, $.customer)",
      },
      ResultPath: null,
      End: true,
    },
    Apologise: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
        'Message.$': "States.Format('no {} for {}', $.item.name, $.customer)",
      },
      ResultSelector: { published: true },
      ResultPath: '$.apology',
      Next: 'Sold out',
    },
    'Sold out': {
      Type: 'Pass',
      Parameters: { 'sku.$': '$.sku', 'error.$': '$.problem.Error', 'apology.$': '$.apology' },
      End: true,
    },
  },
};

export const packing = {
  StartAt: 'Wrap',
  States: {
    Wrap: { Type: 'Wait', Seconds: 3600, Next: 'Tie' },
    Tie: { Type: 'Pass', Parameters: { 'parcel.$': "States.Format('a parcel with a {}', $.name)" }, End: true },
  },
};
