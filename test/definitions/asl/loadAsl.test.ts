import { project, unresolvedOf } from '../support/project';

const hello = `{
  "StartAt": "Hello",
  "States": {
    "Hello": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true }
  }
}
`;

test('a definition in JSON keeps its text byte for byte', () => {
  const { folder, machine } = project({ 'order.asl.json': hello });

  expect({ ...machine('order.asl.json'), locate: undefined }).toEqual({
    name: 'order',
    aliases: [],
    format: 'asl',
    definition: hello,
    type: 'STANDARD',
    functions: [],
    source: { file: `${folder}/order.asl.json`, line: 1, column: 1, definitionFile: `${folder}/order.asl.json` },
    unresolved: [],
    locate: undefined,
  });
});

test('a byte order mark is not part of the definition', () => {
  expect(project({ 'order.asl.json': `\uFEFF${hello}` }).machine('order.asl.json').definition).toBe(hello);
});

test('every piece of the definition is found by line and column', () => {
  const { machine, place } = project({ 'order.asl.json': hello });
  const { locate } = machine('order.asl.json');

  expect(place(locate('/States/Hello/Resource'))).toBe('order.asl.json:4:32');
  expect(place(locate('/States/Hello'))).toBe('order.asl.json:4:5');
  expect(place(locate('/States/Hello/Next'))).toBe('order.asl.json:4:5');
  expect(place(locate(''))).toBe('order.asl.json:1:1');
  expect(place(locate('/Nothing'))).toBeUndefined();
});

test.each([
  ['a comment', '{ /* the first */ "StartAt": "Hello", // later\n', 3],
  ['a trailing comma', '{ "StartAt": "Hello",', 67],
])('%s is read, left out and noted, for AWS refuses it', (what, start, column) => {
  const { load } = project({
    'order.asl.jsonc': `${start} "States": { "Hello": { "Type": "Succeed" }, } }`,
  });
  const { machines, notes } = load('order.asl.jsonc');

  expect(JSON.parse(machines[0]!.definition)).toEqual({ StartAt: 'Hello', States: { Hello: { Type: 'Succeed' } } });
  expect(notes).toEqual([
    {
      message: `The definition of order has ${what}, which AWS rejects.`,
      file: expect.stringMatching(/order\.asl\.jsonc$/),
      line: 1,
      column,
      refusedByAws: true,
    },
  ]);
});

test('a definition in YAML becomes JSON and keeps its places', () => {
  const { machine, place } = project({
    'order.asl.yaml': `Comment: |
  first
  second
StartAt: Wait a bit
States:
  Wait a bit:
    Type: Wait
    Seconds: 5
    Next: Yes
  Yes:
    Type: Succeed
`,
  });
  const { definition, locate } = machine('order.asl.yaml');

  expect(definition).toBe(`{
  "Comment": "first\\nsecond\\n",
  "StartAt": "Wait a bit",
  "States": {
    "Wait a bit": {
      "Type": "Wait",
      "Seconds": 5,
      "Next": "Yes"
    },
    "Yes": {
      "Type": "Succeed"
    }
  }
}`);
  expect(place(locate('/States/Yes/Type'))).toBe('order.asl.yaml:11:5');
  expect(place(locate('/States/Wait a bit/Seconds'))).toBe('order.asl.yaml:8:5');
});

const tokens = `{
  "StartAt": "Charge",
  "States": {
    "Charge": {
      "Type": "Task",
      "Resource": "\${ChargeFunctionArn}",
      "TimeoutSeconds": \${ChargeTimeout},
      "Next": "Tell"
    },
    "Tell": {
      "Type": "Task",
      "Resource": "arn:\${AWS::Partition}:states:::sns:publish",
      "Parameters": {
        "TopicArn": "\${OrdersTopic}",
        "Subject": "Order in \${Stage}",
        "Message.$": "$"
      },
      "End": true
    }
  }
}`;

test('tokens take the values that are given, as text: a number needs no quotes', () => {
  const { definition } = project({ 'order.asl.json': tokens });

  expect(
    definition('order.asl.json', {
      substitutions: {
        ChargeFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:charge',
        ChargeTimeout: 30,
        'AWS::Partition': 'aws',
        OrdersTopic: 'arn:aws:sns:eu-west-1:111122223333:orders',
        Stage: 'dev',
      },
    }),
  ).toEqual({
    StartAt: 'Charge',
    States: {
      Charge: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:charge',
        TimeoutSeconds: 30,
        Next: 'Tell',
      },
      Tell: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Parameters: {
          TopicArn: 'arn:aws:sns:eu-west-1:111122223333:orders',
          Subject: 'Order in dev',
          'Message.$': '$',
        },
        End: true,
      },
    },
  });
});

test('a token without a value gets a stub made from its name and its place, and is listed', () => {
  const { machine, place } = project({ 'order.asl.json': tokens });
  const loaded = machine('order.asl.json');

  expect(unresolvedOf(loaded)).toEqual([
    '${ChargeFunctionArn} => arn:aws:lambda:us-east-1:123456789012:function:ChargeFunction (unknown)',
    '${ChargeTimeout} => 86400 (unknown)',
    '${AWS::Partition} => aws (unknown)',
    '${OrdersTopic} => arn:aws:sns:us-east-1:123456789012:OrdersTopic (unknown)',
    '${Stage} => Stage (unknown)',
  ]);
  expect(loaded.unresolved.map((entry) => place(entry))).toEqual([
    'order.asl.json:6:20',
    'order.asl.json:7:25',
    'order.asl.json:12:24',
    'order.asl.json:14:22',
    'order.asl.json:15:30',
  ]);
  expect(JSON.parse(loaded.definition)).toMatchObject({ States: { Charge: { TimeoutSeconds: 86400 } } });
  expect(place(loaded.locate('/States/Tell/Type'))).toBe('order.asl.json:11:7');
});

test('places stay right behind a token that became longer', () => {
  const { machine, place } = project({
    'a.asl.json': '{ "StartAt": "${First}", "States": { "${First}": { "Type": "Succeed" } } }',
  });
  const { locate } = machine('a.asl.json', { substitutions: { First: 'A name that is longer' } });

  expect(place(locate('/States/A name that is longer/Type'))).toBe('a.asl.json:1:52');
});

test('tokens in YAML take stubs too', () => {
  const { machine } = project({
    'order.asl.yaml': `StartAt: Wait
States:
  Wait:
    Type: Wait
    Seconds: \${WaitSeconds}
    Next: Queue
  Queue:
    Type: Task
    Resource: arn:aws:states:::sqs:sendMessage
    Parameters:
      QueueUrl: "\${OrderQueue}"
      MessageBody: hello \${Who}
    End: true
`,
  });
  const loaded = machine('order.asl.yaml');

  expect(unresolvedOf(loaded)).toEqual([
    '${WaitSeconds} => 1 (unknown)',
    '${OrderQueue} => https://sqs.us-east-1.amazonaws.com/123456789012/OrderQueue (unknown)',
    '${Who} => Who (unknown)',
  ]);
  expect(JSON.parse(loaded.definition)).toMatchObject({ States: { Wait: { Seconds: 1 } } });
});

test('strict refuses a token without a value', () => {
  expect(project({ 'order.asl.json': tokens }).refusal('order.asl.json', { strict: true })).toBe(
    'order.asl.json:6:20: ${ChargeFunctionArn} in the definition of order has no value: ' +
      'no value was given for the token. 4 more in the same definition.\n' +
      '  Give it a value (parameters, substitutions), or load without strict to use the stub.',
  );
});

describe('what is no definition is refused with its place', () => {
  const refused: Record<string, [file: string, text: string, message: string]> = {
    'JSON that breaks off': [
      'a.asl.json',
      '{\n  "StartAt": "A"\n  "States": {}\n}',
      'a.asl.json:3:3: A comma is expected here, before "\\"States\\": {}".',
    ],
    'YAML that is broken': [
      'a.asl.yaml',
      'StartAt: A\nStates:\n  A: [1, 2\n  B: 3\n',
      'a.asl.yaml:4:3: This is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].',
    ],
    'a list': [
      'a.asl.json',
      '[]',
      'a.asl.json:1:1: The definition of a is a list, not an object.\n' +
        '  A definition has StartAt and States: { "StartAt": "First", "States": { "First": { … } } }.',
    ],
    'nothing at all': [
      'a.asl.json',
      '',
      'a.asl.json:1:1: The definition of a is empty.\n  A definition has StartAt and States.',
    ],
    'two YAML documents': [
      'a.asl.yaml',
      'StartAt: A\n---\nStates: {}\n',
      'a.asl.yaml:2:1: The file holds more than one YAML document.\n' +
        '  Write one document a file, without further --- lines.',
    ],
    'a tag of CloudFormation': [
      'a.asl.yaml',
      'StartAt: A\nStates:\n  A:\n    Resource: !GetAtt Hello.Arn\n',
      'a.asl.yaml:4:15: The tag !GetAtt has no meaning in a definition file: CloudFormation does not evaluate it.\n' +
        '  Write ${Token} and give the token a value in DefinitionSubstitutions, or write the definition into the template.',
    ],
    'a key that is written twice in YAML': [
      'a.asl.yaml',
      'StartAt: A\nStates:\n  A: {}\n  A: {}\n',
      'a.asl.yaml:4:3: The key "A" is written twice in this map.\n  Remove one of the two.',
    ],
  };

  test.each(Object.entries(refused))('%s', (_, [file, text, message]) => {
    expect(project({ [file]: text }).refusal(file)).toBe(message);
  });

  test('a file that does not exist, with the one that was meant', () => {
    expect(project({ 'order.asl.json': hello }).refusal('ordre.asl.json')).toBe(
      'ordre.asl.json:1:1: There is no file ordre.asl.json.\n  Did you mean order.asl.json?',
    );
  });
});
