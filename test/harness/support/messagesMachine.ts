/** Sends a message to each kind of receiver. */
export const messagesDefinition = {
  StartAt: 'Queue',
  States: {
    Queue: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo',
        'MessageBody.$': '$',
        MessageGroupId: 'eu',
        MessageDeduplicationId: 'one',
      },
      ResultPath: null,
      Next: 'Topic',
    },
    Topic: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: 'arn:aws:sns:us-east-1:123456789012:news',
        Message: 'shipped',
        Subject: 'Your order',
      },
      ResultPath: null,
      Next: 'Bus',
    },
    Bus: {
      Type: 'Task',
      Resource: 'arn:aws:states:::events:putEvents',
      Parameters: {
        Entries: [
          { Source: 'shop', DetailType: 'Shipped', 'Detail.$': '$' },
          { Source: 'shop', DetailType: 'Billed', Detail: { total: 1 }, EventBusName: 'billing' },
        ],
      },
      End: true,
    },
  },
} as const;
