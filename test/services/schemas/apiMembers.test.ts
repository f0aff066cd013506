import { loadServiceSchema } from '../../../src/services/schemas/serviceSchema';
import { fromStepFunctions, toStepFunctions } from '../../../src/services/schemas/apiMembers';

const { input, output } = loadServiceSchema('sqs')!.action('sendMessage')!;

test('members get the names of Step Functions, bytes become strings, and back', () => {
  const api = {
    QueueUrl: 'q',
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 't' } },
    MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: 'QUI=' } },
    Unknown: 1,
  };
  const own = { ...api, MessageAttributes: { raw: { DataType: 'Binary', BinaryValue: 'AB' } } };
  expect(toStepFunctions(api, input)).toEqual(own);
  expect(fromStepFunctions(own, input)).toEqual(api);
  expect(fromStepFunctions({ Md5OfMessageBody: 'm', MessageId: 'i' }, output)).toEqual({
    MD5OfMessageBody: 'm',
    MessageId: 'i',
  });
});

test('without a shape, and for what does not fit it, values stay', () => {
  expect(toStepFunctions({ MD5OfBody: 1 }, undefined)).toEqual({ MD5OfBody: 1 });
  expect(toStepFunctions({ MessageAttributes: 'text' }, input)).toEqual({ MessageAttributes: 'text' });
  expect(toStepFunctions(null, input)).toBeNull();
});
