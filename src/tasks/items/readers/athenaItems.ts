import type { Items } from '../../../contract/mapRun';
import { andThen, type MaybePending } from '../../../util/pending';
import { decompressed } from '../bytes/decompressed';
import { readAll } from '../../integrations/objects/ObjectBucket';
import { itemReaderFailed } from '../failures';
import type { InputType, ObjectName, Reading } from './Reading';
import { ChainedItems } from './ChainedItems';
import { objectItems } from './objectItems';

/**
 * The items of the files written by an Athena UNLOAD: its manifest is a CSV file with the address of a file
 * (`s3://bucket/key`) in each line. Not recorded: the source of an item, which here is its file.
 */
export function athenaItems(manifest: ObjectName, reading: Reading, inputType: InputType): MaybePending<Items> {
  const { s3 } = reading;
  return andThen(
    s3.bucket('getObject', manifest.bucket, manifest.key).open(manifest.key, manifest.versionId),
    (object) =>
      andThen(readAll(decompressed(manifest.key, object)), (bytes) => {
        const files = bytes
          .toString('utf8')
          .split('\n')
          .map(addressIn)
          .filter((address) => address !== '')
          .map(nameOf);
        let at = 0;
        const nextFile = (): MaybePending<Items | undefined> => {
          const name = files[at++];
          return name === undefined ? undefined : objectItems(name, reading, inputType);
        };
        return new ChainedItems(nextFile);
      }),
  );
}

function addressIn(line: string): string {
  return line.trim().replace(/^"(.*)"$/, '$1');
}

/** Not recorded: the message. */
function nameOf(address: string): ObjectName {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(address) ?? [];
  if (bucket === undefined || key === undefined)
    throw itemReaderFailed(
      `The manifest names '${address.slice(0, 200)}', which is not an address like s3://bucket/key.`,
    );
  return { bucket, key };
}
