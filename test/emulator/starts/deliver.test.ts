import { executionsOf, machineArn, put, rule, ruleService, target } from './support/ruleService';

const shop = { source: ['shop'] };

describe('a target that AWS could not start', () => {
  const queue = 'arn:aws:sqs:us-east-1:123456789012:letters';
  const dead = (more: object): ReturnType<typeof target> => target({ deadLetterArn: queue, ...more });

  test.each([
    ['is missing', { arn: machineArn('gone') }, 'NO_RESOURCE', `State Machine Does Not Exist: '${machineArn('gone')}'`],
    [
      'gets text that is not JSON',
      { inputTransformer: { inputPathsMap: { s: '$.detail.s' }, inputTemplate: '"<s>"' } },
      'INVALID_JSON',
      'InputTemplate of target t gives text that is not JSON: "a"b"',
    ],
    [
      'gets nothing',
      { inputPath: '$.detail.none' },
      'INVALID_JSON',
      "InputPath '$.detail.none' selects nothing in the event.",
    ],
  ])('that %s: its dead letter queue gets the event', async (_what, more, code, message) => {
    const service = ruleService([rule('R', { pattern: shop, targets: [dead(more)] })]);
    const { event, matched } = put(service, { detail: { s: 'a"b' } });
    expect(matched[0]!.targets[0]).toMatchObject({ failure: { code, message, deadLetterArn: queue } });
    const [letter] = await service.outbox.waitFor({ destination: 'letters' });
    const attribute = (StringValue: string): object => ({ DataType: 'String', StringValue });
    expect({ body: letter!.json, attributes: letter!.attributes }).toEqual({
      body: event,
      attributes: {
        RULE_ARN: attribute('arn:aws:events:us-east-1:123456789012:rule/R'),
        TARGET_ARN: attribute((more as { arn?: string }).arn ?? machineArn('order')),
        ERROR_CODE: attribute(code),
        ERROR_MESSAGE: attribute(message),
      },
    });
    expect(executionsOf(service, 'order')).toEqual([]);
  });

  test('whose role may not', async () => {
    const service = ruleService([rule('R', { pattern: shop, targets: [dead({})] })]);
    service.answers.denials.add('test', 'states:StartExecution', { resource: 'order' });
    expect(put(service).matched[0]!.targets[0]).toMatchObject({ failure: { code: 'NO_PERMISSIONS' } });
    expect(executionsOf(service, 'order')).toEqual([]);
    expect(await service.outbox.waitFor({ destination: 'letters' })).toHaveLength(1);
  });

  test('without a queue: the event is lost', () => {
    const service = ruleService([rule('R', { pattern: shop, targets: [target({ arn: machineArn('gone') })] })]);
    expect(put(service).matched[0]!.targets[0]!.failure).toEqual({
      code: 'NO_RESOURCE',
      message: `State Machine Does Not Exist: '${machineArn('gone')}'`,
    });
  });
});
