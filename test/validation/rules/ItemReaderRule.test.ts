import { block, diagnoseState, end, fault } from './diagnose';

const read = (reader: object): readonly object[] =>
  diagnoseState({
    Type: 'Map',
    ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' }, ...reader },
    ItemProcessor: block('P'),
    ...end,
  });
const at = '/States/S/ItemReader/ReaderConfig';

test.each([
  { InputType: 'JSON', ItemsPointer: '/a/b', MaxItems: 0 },
  { InputType: 'JSONL', MaxItemsPath: '$.max' },
  { InputType: 'PARQUET' },
  { InputType: 'MANIFEST' },
  { ManifestType: 'S3_INVENTORY' },
  { ManifestType: 'ATHENA_DATA', InputType: 'PARQUET' },
  { Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSON', ItemsPointer: '' },
  { InputType: 'JSON', ItemsPointer: '/a~1b/~0/0' },
  { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'TAB' },
  { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a', 'b'] },
])('%j is accepted', (ReaderConfig) => {
  expect(read({ ReaderConfig })).toEqual([]);
});

test('a reader reads S3', () => {
  expect(read({ Resource: 'arn:aws:states:::s3:listObjectsV2' })).toEqual([]);
  expect(read({ Resource: 'arn:aws:states:::s3:putObject' })).toEqual([
    fault(
      "The field 'Resource' does not match any of the allowed values. Examples: " +
        '[arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]',
      '/States/S/ItemReader/Resource',
    ),
  ]);
});

test.each([
  [{ InputType: 'CSV' }, "The field 'CSVHeaderLocation' is required", at],
  [{ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }, 'These fields are required: [CSVHeaders]', at],
  [{ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: [] }, 'Value cannot be empty', `${at}/CSVHeaders`],
  [{ InputType: 'JSON', CSVHeaderLocation: 'GIVEN' }, "Field 'CSVHeaderLocation' is not supported", at],
  [{ InputType: 'JSONL', ItemsPointer: '/a' }, "Field 'ItemsPointer' is not supported", at],
  [{ InputType: 'JSON', ManifestType: 'S3_INVENTORY' }, "Field 'ManifestType' is not supported", at],
  [{ InputType: 'PARQUET', ManifestType: 'S3_INVENTORY' }, "Field 'InputType' is not supported", at],
  [{ InputType: 'CSV', ManifestType: 'S3_INVENTORY' }, "The field 'CSVHeaderLocation' is required", at],
  [{ InputType: 'CSV', ItemsPointer: '/a' }, "The field 'CSVHeaderLocation' is required", at],
  [{ Transformation: 'LOAD_AND_FLATTEN' }, "The field 'InputType' is required", at],
  [
    { InputType: 'JSON', ItemsPointer: 'data/items' },
    `Invalid input: JSON Pointer expression must start with '/': "data/items"`,
    `${at}/ItemsPointer`,
  ],
  [{ InputType: 'JSON', ItemsPointer: '/a~' }, 'Value must be a valid JSON Pointer', `${at}/ItemsPointer`],
  [{ InputType: 'JSON', ManifestType: 'ATHENA_DATA' }, "Field 'ManifestType' is not supported", at],
  [
    { InputType: 'XML' },
    "The field 'InputType' should have one of these values: [MANIFEST, JSON, CSV, JSONL, PARQUET]",
    `${at}/InputType`,
  ],
  [
    { InputType: 'JSON', MaxItems: 1, MaxItemsPath: '$.m' },
    'There should only be one of the following fields: [MaxItems, MaxItemsPath]',
    at,
  ],
])('%j: %s', (ReaderConfig, message, location) => {
  expect(read({ ReaderConfig })).toEqual([fault(message, location)]);
});
