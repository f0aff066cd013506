import { readQueryForm } from '../../../../src/tasks/integrations/protocols/queryProtocol';

test.each([
  ['Action=Publish&Version=2010-03-31&TopicArn=t&Message=a+%26+b', 'Publish', { TopicArn: 't', Message: 'a & b' }],
  [
    'Action=X&Attributes.entry.2.key=b&Attributes.entry.2.value=2&Attributes.entry.1.key=a&Attributes.entry.1.value=1',
    'X',
    { Attributes: { a: '1', b: '2' } },
  ],
  [
    'Action=X&M.entry.1.Name=n&M.entry.1.Value.DataType=String&M.entry.1.Value.StringValue=v',
    'X',
    { M: { n: { DataType: 'String', StringValue: 'v' } } },
  ],
  [
    'Action=X&List.member.10=j&List.member.2=b&List.member.1=a&Batch.member.1.Id=m&Batch.member.1.Deep.member.1=x',
    'X',
    { List: ['a', 'b', 'j'], Batch: [{ Id: 'm', Deep: ['x'] }] },
  ],
  ['', '', {}],
])('%s', (body, action, input) => expect(readQueryForm(body)).toEqual({ action, input }));

test('hostile names are names', () => {
  const { input } = readQueryForm('Action=X&__proto__.polluted=1&constructor.prototype.polluted=2&a=1&a.b=2');
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(JSON.stringify(input)).toBe(
    '{"__proto__":{"polluted":"1"},"constructor":{"prototype":{"polluted":"2"}},"a":{"b":"2"}}',
  );
});
