import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describeCheckout } from './support/describeCheckout';
import { findMoto, MotoServer } from './support/MotoServer';

const command = findMoto();
const moto = new MotoServer();
const secondsToStart = 60;
const account = 'https://sqs.us-east-1.amazonaws.com/123456789012';

if (command !== undefined) beforeAll(() => moto.start(command), secondsToStart * 1000);
afterAll(() => moto.close());

class PriceDown extends Error {
  override name = 'Price.Down';
}

const clients = () => {
  const settings = {
    endpoint: moto.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  };
  return {
    dynamodb: new DynamoDBClient(settings),
    sns: new SNSClient(settings),
    sqs: new SQSClient({ ...settings, useQueueUrlAsEndpoint: false }),
  };
};
type Clients = ReturnType<typeof clients>;

async function withClients<T>(use: (opened: Clients) => Promise<T>): Promise<T> {
  const opened = clients();
  try {
    return await use(opened);
  } finally {
    for (const client of Object.values(opened)) client.destroy();
  }
}

/** The table with a lamp and no chair, the queue, and the topic with a queue that hears it. */
async function openShop({ dynamodb, sns, sqs }: Clients): Promise<void> {
  await moto.reset();
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'stock',
      KeySchema: [{ AttributeName: 'sku', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'sku', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  const put = (sku: string, name: string, amount: string) =>
    new PutItemCommand({ TableName: 'stock', Item: { sku: { S: sku }, name: { S: name }, amount: { N: amount } } });
  await dynamodb.send(put('l-1', 'lamp', '1'));
  await dynamodb.send(put('c-9', 'chair', '0'));
  await sqs.send(new CreateQueueCommand({ QueueName: 'parcels' }));
  await sqs.send(new CreateQueueCommand({ QueueName: 'news' }));
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'orders' }));
  const Endpoint = 'arn:aws:sqs:us-east-1:123456789012:news';
  await sns.send(
    new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes: { RawMessageDelivery: 'true' } }),
  );
}

/** What is really there in the end. */
async function inventory({ dynamodb, sqs }: Clients): Promise<object> {
  const amount = async (sku: string) => {
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: 'stock', Key: { sku: { S: sku } } }));
    return Number(Item!['amount']!.N);
  };
  const bodies = async (name: string) => {
    const receive = new ReceiveMessageCommand({ QueueUrl: `${account}/${name}`, MaxNumberOfMessages: 10 });
    return (await sqs.send(receive)).Messages?.map(({ Body }) => Body) ?? [];
  };
  return {
    lamps: await amount('l-1'),
    chairs: await amount('c-9'),
    parcels: await bodies('parcels'),
    news: await bodies('news'),
  };
}

if (command === undefined) test.skip("forwarded to moto's server, which is not installed", () => undefined);
else {
  const left = {
    InStock: { lamps: 0, chairs: 0, parcels: ['{"to":"jo","sku":"l-1"}'], news: ['a parcel with a lamp for jo'] },
    SoldOut: { lamps: 1, chairs: 0, parcels: [], news: ['no chair for al'] },
  };

  describeCheckout("forwarded to moto's server", () => ({
    options: {
      environment: {
        AWS_ENDPOINT_URL_DYNAMODB: moto.url,
        SNS_ENDPOINT: moto.url,
        AWS_ENDPOINT_URL_SQS: moto.url,
      },
    },
    async prepare({ functions }) {
      // moto runs functions in Docker only.
      let calls = 0;
      functions.register('price', () => {
        if (calls++ === 0) throw new PriceDown('one moment');
        return { total: 42 };
      });
      await withClients(openShop);
    },
    async check(testCase) {
      expect(await withClients(inventory)).toEqual(left[testCase]);
    },
    answeredBy: { lambda: 'local', aws: 'real', nested: 'local' },
  }));
}
