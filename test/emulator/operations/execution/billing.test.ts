import { TestService } from '../support/testService';

test('the memory of a synchronous execution grows with its data and its branches', async () => {
  const api = new TestService();
  const definition = JSON.stringify({
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'text.$': '$.text' },
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', Result: 0, End: true } } },
        ResultPath: null,
        End: true,
      },
    },
  });
  const stateMachineArn = await api.createMachine('M', { type: 'EXPRESS', definition });
  const input = (count: number): string =>
    JSON.stringify({ text: 'x'.repeat(100_000), items: Array.from({ length: count }, () => 0) });
  const billed = async (count: number): Promise<number> => {
    const { billingDetails } = await api.call('StartSyncExecution', { stateMachineArn, input: input(count) });
    return billingDetails.billedMemoryUsedInMB;
  };
  expect([await billed(2), await billed(140), await billed(150)]).toEqual([64, 64, 128]);
  api.close();
});
