import type { ItemsRequest } from '../../../contract/mapRun';
import type { S3Access } from '../S3Access';
import { isArray, isNumber, asDouble, type Json } from '../../../util/json';
import { itemReaderFailed } from '../failures';

/** What every reader receives. */
export interface Reading {
  readonly request: ItemsRequest;
  readonly config: ReaderConfig;
  readonly s3: S3Access;
}

/** An object to read. */
export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string | undefined;
}

/** AWS: `$$.Map.Item.Source` of an item read from an object (recorded 2026). */
export function sourceOf({ bucket, key }: ObjectName): string {
  return `s3://${bucket}/${key}`;
}

export type InputType = 'CSV' | 'JSON' | 'JSONL' | 'PARQUET';

/** ReaderConfig in the readers' form. */
interface ReaderConfig {
  readonly inputType: InputType | undefined;
  /** `S3_INVENTORY`, including its older form `InputType: MANIFEST`. */
  readonly manifestType: 'ATHENA_DATA' | 'S3_INVENTORY' | undefined;
  readonly loadsObjects: boolean;
  readonly csv: { readonly headers: readonly string[] | undefined; readonly delimiter: string };
  readonly itemsPointer: string | undefined;
  /** `Infinity` for all. */
  readonly maxItems: number;
}

const delimiters: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** AWS: the maximum number of items that are read (recorded: 100,000,001 is accepted, too). */
const mostItems = 100_000_000;

/** Reads a ReaderConfig whose enumerations were checked with the definition. Throws States.ItemReaderFailed. */
export function readConfig(config: Readonly<Record<string, Json>>): ReaderConfig {
  const { InputType, ManifestType, Transformation, CSVHeaders, CSVHeaderLocation, CSVDelimiter, ItemsPointer } = config;
  return {
    inputType: InputType === 'MANIFEST' ? undefined : (InputType as InputType | undefined),
    manifestType: InputType === 'MANIFEST' ? 'S3_INVENTORY' : (ManifestType as ReaderConfig['manifestType']),
    loadsObjects: Transformation === 'LOAD_AND_FLATTEN',
    csv: {
      headers: CSVHeaderLocation === 'GIVEN' && isArray(CSVHeaders) ? CSVHeaders.map(String) : undefined,
      delimiter: (typeof CSVDelimiter === 'string' ? delimiters[CSVDelimiter] : undefined) ?? ',',
    },
    itemsPointer: typeof ItemsPointer === 'string' ? ItemsPointer : undefined,
    maxItems: maxItemsOf(config['MaxItems']),
  };
}

/** AWS: 0 means all; a negative number is an error (recorded). */
function maxItemsOf(written: Json | undefined): number {
  if (!isNumber(written)) return Infinity;
  const most = asDouble(written);
  if (most < 0) throw itemReaderFailed('field MaxItems must be positive');
  return most === 0 ? Infinity : Math.min(most, mostItems);
}
