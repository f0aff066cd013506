import type { ItemBatch, Items } from '../../../language/asl/mapRun';
import { andThen } from '../../../util/maybe';
import type { OpenObject } from '../../integrations/objects/ObjectBucket';
import { jsonRow } from './jsonRow';
import { ParquetFile } from './ParquetFile';

/** The rows of a Parquet file. */
export function parquetItems(source: string, object: OpenObject): Items {
  const file = new ParquetFile(object);
  let rows: ItemBatch['values'] = [];
  const next = (max: number): ReturnType<Items['next']> => {
    if (rows.length > 0) {
      const values = rows.slice(0, max);
      rows = rows.slice(max);
      return { values };
    }
    return andThen(file.next(), (read): ItemBatch | Promise<ItemBatch | undefined> | undefined => {
      if (read === undefined) return undefined;
      rows = read.rows.map((row) => jsonRow(row, read.doubles));
      return next(max);
    });
  };
  return { source, next, close: () => file.close() };
}
