import { isArray, isObject, member, type Json } from '../../util/json';
import type { Path } from '../../language/asl/path';
import type { Rule, RuleContext } from './RuleContext';

/**
 * Item readers
 *
 * `ItemReader` reads an S3 object or lists a bucket, and its `ReaderConfig` has the fields of that kind of file and no
 * others. See "ItemReader (Map)" of the AWS Step Functions guide.
 */
export const ItemReaderRule: Rule = ({ states, report }) => {
  for (const { object, path, type } of states) {
    const reader = type === 'Map' ? member(object, 'ItemReader') : undefined;
    if (!isObject(reader)) continue;
    const resource = member(reader, 'Resource');
    if (typeof resource === 'string' && !/^arn:[^:]+:states:::s3:(getObject|listObjectsV2)$/.test(resource)) {
      report({
        message:
          "The field 'Resource' does not match any of the allowed values. Examples: " +
          '[arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]',
        at: [...path, 'ItemReader', 'Resource'],
      });
    }
    const config = member(reader, 'ReaderConfig');
    if (isObject(config)) checkConfig(config, [...path, 'ItemReader', 'ReaderConfig'], report);
  }
};

function checkConfig(config: Readonly<Record<string, Json>>, at: Path, report: RuleContext['report']): void {
  const inputType = member(config, 'InputType');
  const location = member(config, 'CSVHeaderLocation');
  const isInventory = member(config, 'ManifestType') === 'S3_INVENTORY';
  const notFor = (name: string): void => {
    if (member(config, name) === undefined) return;
    report({ message: `Field '${name}' is not supported`, at, exactly: [...at, name], onName: true });
  };
  if (inputType === 'CSV') {
    // AWS: this hides other faults of the object.
    if (location === undefined) return report({ message: "The field 'CSVHeaderLocation' is required", at });
    if (location === 'GIVEN' && member(config, 'CSVHeaders') === undefined) {
      report({ message: 'These fields are required: [CSVHeaders]', at });
    }
    if (location === 'FIRST_ROW') notFor('CSVHeaders');
    const headers = member(config, 'CSVHeaders');
    if (location === 'GIVEN' && isArray(headers) && headers.length === 0) {
      report({ message: 'Value cannot be empty', at: [...at, 'CSVHeaders'] });
    }
  } else if (typeof inputType === 'string') {
    for (const name of ['CSVHeaderLocation', 'CSVHeaders', 'CSVDelimiter']) notFor(name);
  }
  if (typeof inputType === 'string' && inputType !== 'JSON') notFor('ItemsPointer');
  if (inputType === 'JSON') notFor('ManifestType');
  else if (isInventory) notFor('InputType');
  checkWhatIsRead(config, at, report);
}

function checkWhatIsRead(config: Readonly<Record<string, Json>>, at: Path, report: RuleContext['report']): void {
  const inputType = member(config, 'InputType');
  if (member(config, 'Transformation') === 'LOAD_AND_FLATTEN' && inputType === undefined) {
    report({ message: "The field 'InputType' is required", at });
  }
  const pointer = member(config, 'ItemsPointer');
  if (typeof pointer !== 'string' || /^(\/([^~]|~[01])*)?$/s.test(pointer)) return;
  const message = pointer.startsWith('/')
    ? 'Value must be a valid JSON Pointer'
    : `Invalid input: JSON Pointer expression must start with '/': "${pointer}"`;
  report({ message, at: [...at, 'ItemsPointer'] });
}
