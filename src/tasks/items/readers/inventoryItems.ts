import type { Items } from '../../../contract/mapRun';
import { whyNoJson } from '../../../util/jacksonMessage';
import { isArray, isObject, member, readJson, toText, type Json } from '../../../util/json';
import { andThen, type MaybePending } from '../../../util/pending';
import { readAll } from '../../integrations/objects/ObjectBucket';
import { decompressed } from '../bytes/decompressed';
import { itemReaderFailed } from '../failures';
import { Csv } from '../formats/Csv';
import { ChainedItems } from './ChainedItems';
import { sourceOf, type ObjectName, type Reading } from './Reading';
import { RowItems } from './RowItems';

/**
 * The objects that an S3 inventory lists: its `manifest.json` names CSV files without a header, and their columns. Keys
 * stay URL-encoded, as in the inventory. Not recorded: that, the error messages, and the source of an item, which here
 * is the manifest.
 */
export function inventoryItems(manifest: ObjectName, reading: Reading): MaybePending<Items> {
  const { s3 } = reading;
  return andThen(
    s3.bucket('getObject', manifest.bucket, manifest.key).open(manifest.key, manifest.versionId),
    (object) =>
      andThen(readAll(decompressed(manifest.key, object)), (bytes) => {
        const { headers, bucket, keys } = readManifest(bytes.toString('utf8'), manifest.bucket);
        const source = sourceOf(manifest);
        let at = 0;
        const nextFile = (): MaybePending<Items | undefined> => {
          const key = keys[at++];
          if (key === undefined) return undefined;
          const opened = s3.bucket('getObject', bucket, key).open(key);
          return andThen(
            opened,
            (file) => new RowItems(source, decompressed(key, file), new Csv({ headers, delimiter: ',' })),
          );
        };
        return new ChainedItems(nextFile, source);
      }),
  );
}

interface Inventory {
  readonly headers: readonly string[];
  readonly bucket: string;
  readonly keys: readonly string[];
}

function readManifest(text: string, ownBucket: string): Inventory {
  const manifest = parsed(text);
  const format = manifest['fileFormat'] ?? 'CSV';
  if (format !== 'CSV') throw itemReaderFailed(`The S3 inventory has files of the format ${toText(format)}, not CSV.`);
  const { fileSchema, files, destinationBucket } = manifest;
  if (typeof fileSchema !== 'string' || !isArray(files))
    throw itemReaderFailed('The manifest of the S3 inventory has no fileSchema, or no files.');
  return {
    headers: fileSchema.split(',').map((name) => name.trim()),
    bucket: typeof destinationBucket === 'string' ? destinationBucket.replace(/^arn:[^:]+:s3:::/, '') : ownBucket,
    keys: files.map((file) => {
      const key = isObject(file) ? member(file, 'key') : undefined;
      if (typeof key !== 'string') throw itemReaderFailed('A file of the S3 inventory has no key.');
      return key;
    }),
  };
}

function parsed(text: string): Readonly<Record<string, Json>> {
  try {
    const value = readJson(text);
    if (isObject(value)) return value;
  } catch (error) {
    throw itemReaderFailed(`The manifest of the S3 inventory is not JSON: ${whyNoJson(text, error)}`);
  }
  throw itemReaderFailed('The manifest of the S3 inventory is not a JSON object.');
}
