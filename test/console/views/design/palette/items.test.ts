import { itemOf, paletteItems, searchItems } from '../../../../../src/console/views/design/palette/items';
import { addState } from '../../../../../src/definitions/document/gestures/addState';
import type { QueryLanguage } from '../../../../../src/language/asl/types';
import { validateDefinition } from '../../../../../src/validation/rules/validateDefinition';
import { after, machine } from '../../../../definitions/document/gestures/support/machine';

test('brings the parameters of an action, in the language of the machine', () => {
  const state = (id: string, language: QueryLanguage): unknown => itemOf(id)!.state(language);
  expect(state('dynamodb:getItem', 'JSONPath')).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:getItem',
    Parameters: { TableName: '<TableName>', Key: {} },
  });
  expect(state('lambda:invoke', 'JSONata')).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: '<FunctionName>', Payload: '{% $states.input %}' },
  });
  expect(state('sqs:sendMessage.waitForTaskToken', 'JSONPath')).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: '<QueueUrl>', MessageBody: { 'input.$': '$', 'taskToken.$': '$$.Task.Token' } },
  });
  expect(state('states:startExecution.sync:2', 'JSONata')).toMatchObject({
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
  });
  expect(state('aws-sdk:s3:getObject', 'JSONata')).toEqual({
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
    Arguments: { Bucket: '<Bucket>', Key: '<Key>' },
  });
});

test('finds by words, and takes a written-out action of any service', () => {
  expect(searchItems('dynamo put')[0]!.id).toBe('dynamodb:putItem');
  expect(searchItems('wait').map(({ id }) => id)).toContain('Wait');
  expect(searchItems('polly:describeVoices').map(({ id }) => id)).toEqual(['aws-sdk:polly:describeVoices']);
  expect(itemOf('aws-sdk:polly:describeVoices')!.name).toBe('Describe voices');
  expect(searchItems('nosuch:thing')).toEqual([]);
  expect(new Set(paletteItems.map(({ id }) => id)).size).toBe(paletteItems.length);
});

test('AWS takes a state as the palette adds it', () => {
  const refused = (['JSONPath', 'JSONata'] as const).flatMap((QueryLanguage) => {
    const definition = machine({ A: {} }, { QueryLanguage });
    return paletteItems.flatMap(({ id, name, state }) => {
      // A block that is empty is the user's to fill.
      if (id === 'Parallel' || id === 'Map') return [];
      const gesture = addState(definition, { kind: 'after', path: ['States', 'A'] }, name, state(QueryLanguage));
      const { diagnostics } = validateDefinition(JSON.stringify(after(definition, gesture)));
      return diagnostics.map(({ message }) => `${id} ${QueryLanguage}: ${message}`);
    });
  });
  expect(refused).toEqual([]);
});
