import { block, diagnoseState, end, fault } from './diagnose';

const write = (ResultWriter: object, machine: object = {}): readonly object[] =>
  diagnoseState({ Type: 'Map', ResultWriter, ItemProcessor: block('P'), ...end }, { machine });
const at = '/States/S/ResultWriter';
const target = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } };

test('a configuration, a target, or both', () => {
  expect(write({ WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' } })).toEqual([]);
  expect(write(target)).toEqual([]);
  expect(write({ ...target, WriterConfig: { OutputType: 'JSON' } })).toEqual([]);
  const Arguments = '{% $states.input.destination %}';
  expect(write({ Resource: target.Resource, Arguments }, { QueryLanguage: 'JSONata' })).toEqual([]);
});

test('rejects an empty and a partial target', () => {
  expect(write({})).toEqual([
    fault('This object should have at least one of the following fields: [WriterConfig, Resource]', at),
  ]);
  expect(write({ Resource: target.Resource })).toEqual([fault('These fields are required: [Parameters]', at)]);
  expect(write({ Parameters: target.Parameters })).toEqual([fault('These fields are required: [Resource]', at)]);
  expect(write({ WriterConfig: { Transformation: 'NONE' } })).toEqual([
    fault('These fields are required: [OutputType]', `${at}/WriterConfig`),
  ]);
});

test('the target is S3', () => {
  expect(write({ ...target, Resource: 'arn:aws:states:::s3:getObject' })).toEqual([
    fault(
      "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:putObject]",
      `${at}/Resource`,
    ),
  ]);
});
