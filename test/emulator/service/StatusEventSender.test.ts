import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createService } from '../../../src/emulator/service/createService';
import { StatusEventSender } from '../../../src/emulator/service/StatusEventSender';
import type { StatusEvent } from '../../../src/emulator/telemetry/statusEvents';
import { executed } from '../telemetry/support/telemetryOf';

/** An EventBridge that takes what it gets, or says what is wrong with it. */
async function eventBridge(
  answer: (entries: any[]) => object,
): Promise<{ url: string; entries: any[]; server: http.Server }> {
  const entries: any[] = [];
  const server = http.createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const { Entries } = JSON.parse(text);
      entries.push(...Entries);
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify(answer(Entries)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, entries, server };
}

async function events(): Promise<readonly StatusEvent[]> {
  const { api } = await executed({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  return api.service.telemetry.statusEvents();
}

test('puts events on the bus of the endpoint, in order', async () => {
  const { url, entries, server } = await eventBridge((all) => ({ FailedEntryCount: 0, Entries: all.map(() => ({})) }));
  const failures: string[] = [];
  const service = createService({ endpoints: { urls: { events: url } } });
  const sender = new StatusEventSender(service, (why) => failures.push(why));
  const [started, ended] = await events();
  sender.send(started!);
  sender.send(ended!);
  await sender.sent();
  expect(failures).toEqual([]);
  expect(entries).toEqual(
    [started!, ended!].map((event) => ({
      Source: 'aws.states',
      DetailType: 'Step Functions Execution Status Change',
      Detail: JSON.stringify(event.detail),
      Resources: event.resources,
      Time: 1893456000,
    })),
  );
  service.close();
  server.close();
});

test('says what was not taken, and goes on', async () => {
  const { url, server } = await eventBridge(() => ({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'NoBus' }] }));
  const failures: string[] = [];
  const service = createService({ environment: { EVENTBRIDGE_ENDPOINT: url } });
  const sender = new StatusEventSender(service, (why) => failures.push(why));
  const [started, ended] = await events();
  const { executionArn } = started!.detail;
  sender.send(started!);
  await sender.sent();
  await new Promise((resolve) => server.close(resolve));
  sender.send(ended!);
  await sender.sent();
  expect(failures).toEqual([
    `The event that ${executionArn} is RUNNING was not taken at ${url}: [{"ErrorCode":"NoBus"}]`,
    expect.stringMatching(`The event that ${executionArn} is SUCCEEDED was not taken at ${url}: `),
  ]);
  service.close();
});

test.each([[{}], [{ unmocked: 'forward' as const }]])(
  'without an endpoint there is nothing to send to: %j',
  (options) => {
    const service = createService(options);
    expect(() => new StatusEventSender(service, () => undefined)).toThrow(
      'Status events need an EventBridge endpoint: set AWS_ENDPOINT_URL_EVENTBRIDGE.',
    );
    service.close();
  },
);
