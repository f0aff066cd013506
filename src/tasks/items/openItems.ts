import type { Items, ItemsRequest } from '../../contract/mapRun';
import { HarnessError } from '../../errors/HarnessError';
import { andThen, orElse, type MaybePending } from '../../util/pending';
import { failedBy, itemReaderFailed } from './failures';
import { readConfig, type Reading } from './readers/Reading';
import { athenaItems } from './readers/athenaItems';
import { inventoryItems } from './readers/inventoryItems';
import { LimitedItems } from './readers/LimitedItems';
import { listedItems, loadedItems } from './readers/listedItems';
import { objectItems } from './readers/objectItems';
import { S3Access, parameterText, type ItemServices } from './S3Access';

/** Opens the source of an ItemReader. Throws, or rejects with, States.ItemReaderFailed. */
export function openItems(request: ItemsRequest, services: ItemServices): MaybePending<Items> {
  const asError = (error: unknown): unknown => failedBy(error, itemReaderFailed, services);
  return orElse<Items>(
    () => {
      const config = readConfig(request.config);
      const s3 = new S3Access(services, request, request.parameters);
      return andThen(open({ request, config, s3 }), (items) => new LimitedItems(items, config.maxItems, asError));
    },
    (error) => {
      throw asError(error);
    },
  );
}

function open(reading: Reading): MaybePending<Items> {
  const { request, config } = reading;
  const { parameters, resource, state } = request;
  const bucket = parameterText(parameters, 'Bucket') ?? '';
  const { inputType } = config;
  if (resource.endsWith(':s3:listObjectsV2')) {
    const prefix = parameterText(parameters, 'Prefix') ?? '';
    if (!config.loadsObjects) return listedItems(bucket, prefix, reading);
    if (inputType !== undefined) return loadedItems(bucket, prefix, reading, inputType);
  } else if (resource.endsWith(':s3:getObject')) {
    const name = {
      bucket,
      key: parameterText(parameters, 'Key') ?? '',
      versionId: parameterText(parameters, 'VersionId'),
    };
    if (config.manifestType === 'S3_INVENTORY') return inventoryItems(name, reading);
    if (inputType !== undefined && config.manifestType === 'ATHENA_DATA') return athenaItems(name, reading, inputType);
    if (inputType === 'PARQUET' && name.versionId !== undefined) {
      throw itemReaderFailed('S3 Version ID selection is not currently supported for PARQUET files');
    }
    if (inputType !== undefined) return objectItems(name, reading, inputType);
  }
  throw new HarnessError(`The ItemReader of the state '${state}' (${resource}) names nothing that can be read.`);
}
