import type { Items } from '../../../contract/mapRun';
import { andThen, type MaybePending } from '../../../util/pending';
import { type OpenObject, readAll } from '../../integrations/objects/ObjectBucket';
import { decompressed } from '../bytes/decompressed';
import type { Pieces } from '../bytes/Inflated';
import { Csv } from '../formats/Csv';
import { JsonArrayParser } from '../formats/JsonArrayParser';
import { itemsAtPointer } from '../formats/jsonDocument';
import { JsonLines } from '../formats/JsonLines';
import type { RowParser } from '../formats/RowParser';
import { sourceOf, type InputType, type ObjectName, type Reading } from './Reading';
import { ListItems } from './ListItems';
import { RowItems } from './RowItems';
import { lazy } from '../../../util/lazy';

/** The items of one object. */
export function objectItems(name: ObjectName, reading: Reading, inputType: InputType): MaybePending<Items> {
  const { s3 } = reading;
  const bucket = s3.bucket('getObject', name.bucket, name.key);
  return andThen(bucket.open(name.key, name.versionId), (object) => {
    if (inputType === 'PARQUET') return loadParquet().parquetItems(sourceOf(name), object);
    return textItems(name, reading, inputType, object);
  });
}

function textItems(name: ObjectName, reading: Reading, inputType: InputType, object: OpenObject): MaybePending<Items> {
  const pieces = guarded(object, () => decompressed(name.key, object));
  const source = sourceOf(name);
  const { itemsPointer } = reading.config;
  if (inputType !== 'JSON' || itemsPointer === undefined)
    return guarded(pieces, () => new RowItems(source, pieces, parserOf(inputType, reading)));
  return andThen(readAll(pieces), (bytes) => new ListItems(source, itemsAtPointer(bytes, itemsPointer)));
}

function parserOf(inputType: InputType, { config }: Reading): RowParser {
  if (inputType === 'CSV') return new Csv(config.csv);
  return inputType === 'JSONL' ? new JsonLines() : new JsonArrayParser();
}

/** Closes the opened source if `make` throws. */
function guarded<T>(opened: Pieces, make: () => T): T {
  try {
    return make();
  } catch (error) {
    opened.close();
    throw error;
  }
}

const loadParquet = lazy(() => require('../parquet/parquetItems') as typeof import('../parquet/parquetItems'));
