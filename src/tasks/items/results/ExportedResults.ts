import type { ChildResult, ResultSink, ResultsRequest } from '../../../contract/mapRun';
import { isArray, isObject, member, readJson, toCompactText, type Json } from '../../../util/json';
import { andThen, orElse, type MaybePending } from '../../../util/pending';
import { readAll, type ObjectBucket, type ObjectWriter } from '../../integrations/objects/ObjectBucket';
import { failedBy, resultWriterFailed } from '../failures';
import { S3Access, parameterText, type ItemServices } from '../S3Access';
import { ResultFiles } from './ResultFiles';

type Kind = 'FAILED' | 'PENDING' | 'SUCCEEDED';

/**
 * Results written to S3: files below `<Prefix>/<uuid of the Map Run>/`, and a manifest that lists them.
 *
 * AWS: names, members, content types and the folder of a redrive are recorded (2026).
 */
export class ExportedResults implements ResultSink {
  private readonly s3: S3Access;
  private readonly bucket: string;
  private readonly files: Readonly<Record<Kind, ResultFiles>>;

  constructor(
    private readonly request: ResultsRequest,
    private readonly services: ItemServices,
    private readonly config: ResultsConfig,
  ) {
    this.s3 = new S3Access(services, request, request.parameters);
    this.bucket = parameterText(request.parameters, 'Bucket') ?? '';
    this.files = {
      FAILED: this.filesOf('FAILED'),
      PENDING: this.filesOf('PENDING'),
      SUCCEEDED: this.filesOf('SUCCEEDED'),
    };
  }

  /** Throws, or rejects with, S3Failure if nothing can be written. */
  probe(): MaybePending<void> {
    const key = this.keyOf('manifest.json');
    return this.writable(key).probe(key);
  }

  add(child: ChildResult): void | Promise<void> {
    return this.guarded(() => {
      const { status } = child;
      const files = this.files[status === 'SUCCEEDED' || status === 'PENDING' ? status : 'FAILED'];
      let added: void | Promise<void> = undefined;
      for (const record of recordTextsOf(child, this.config.transformation))
        added = added === undefined ? files.add(record) : added.then(() => files.add(record));
      return added;
    });
  }

  finish(): MaybePending<Json> {
    return this.guarded(() =>
      andThen(this.files.FAILED.finish(), (FAILED) =>
        andThen(this.files.PENDING.finish(), (PENDING) =>
          andThen(this.files.SUCCEEDED.finish(), (own) =>
            andThen(this.earlierSuccesses(), (earlier) =>
              this.writeManifest({ FAILED, PENDING, SUCCEEDED: [...earlier, ...own] }),
            ),
          ),
        ),
      ),
    );
  }

  abort(): void {
    for (const files of Object.values(this.files)) files.abort();
  }

  private writeManifest(ResultFiles: Readonly<Record<Kind, Json>>): MaybePending<Json> {
    const { mapRunArn } = this.request;
    const manifest = toCompactText({ DestinationBucket: this.bucket, MapRunArn: mapRunArn, ResultFiles });
    const key = this.keyOf('manifest.json');
    return andThen(this.create(key, 'application/octet-stream'), (writer) =>
      andThen(writer.write(Buffer.from(manifest)), () =>
        andThen(writer.commit(), () => ({
          MapRunArn: mapRunArn,
          ResultWriterDetails: { Bucket: this.bucket, Key: key },
        })),
      ),
    );
  }

  /** AWS: the manifest of a redrive lists the successes of all attempts. */
  private earlierSuccesses(): MaybePending<readonly Json[]> {
    const { redriveCount } = this.request;
    if (redriveCount === 0) return [];
    const key = this.keyOf('manifest.json', redriveCount - 1);
    return orElse<readonly Json[]>(
      () =>
        andThen(this.s3.bucket('getObject', this.bucket, key).open(key), (object) =>
          andThen(readAll(object), (bytes) => successesIn(readJson(bytes.toString('utf8')))),
        ),
      // The manifest was deleted, and its list with it.
      () => [],
    );
  }

  private filesOf(kind: Kind): ResultFiles {
    const ending = this.config.outputType === 'JSONL' ? 'jsonl' : 'json';
    return new ResultFiles({
      keyOf: (index) => this.keyOf(`${kind}_${index}.${ending}`),
      create: (key) => this.create(key, 'binary/octet-stream'),
      asLines: this.config.outputType === 'JSONL',
    });
  }

  private create(key: string, contentType: string): MaybePending<ObjectWriter> {
    return this.writable(key).create(key, { contentType });
  }

  private writable(key: string): ObjectBucket {
    return this.s3.bucket('putObject', this.bucket, key);
  }

  /** Not recorded: a Prefix that ends in a slash, which here is not doubled. */
  private keyOf(name: string, redriveCount = this.request.redriveCount): string {
    const { mapRunArn, parameters } = this.request;
    const prefix = (parameterText(parameters, 'Prefix') ?? '').replace(/\/$/, '');
    const uuid = mapRunArn.slice(mapRunArn.lastIndexOf(':') + 1);
    const redrive = redriveCount === 0 ? '' : `Redrive-${redriveCount}/`;
    return `${prefix === '' ? '' : `${prefix}/`}${uuid}/${redrive}${name}`;
  }

  private guarded<T>(write: () => MaybePending<T>): MaybePending<T> {
    return orElse(write, (error) => {
      this.abort();
      throw failedBy(error, resultWriterFailed, this.services);
    });
  }
}

function successesIn(manifest: Json): readonly Json[] {
  const files = isObject(manifest) ? member(manifest, 'ResultFiles') : undefined;
  const succeeded = isObject(files) ? member(files, 'SUCCEEDED') : undefined;
  return isArray(succeeded) ? succeeded : [];
}

/** WriterConfig with its defaults. */
export interface ResultsConfig {
  readonly transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  readonly outputType: 'JSON' | 'JSONL';
}

/** AWS: exported results keep their metadata, others do not, unless the config says otherwise. */
export function readResultsConfig(config: Readonly<Record<string, Json>>, isExported: boolean): ResultsConfig {
  const { Transformation = isExported ? 'NONE' : 'COMPACT', OutputType = 'JSON' } = config;
  return {
    transformation: Transformation as ResultsConfig['transformation'],
    outputType: OutputType as ResultsConfig['outputType'],
  };
}

/** The records of one child: one value; with FLATTEN, each item of an output that is an array. */
export function recordsOf(child: ChildResult, transformation: ResultsConfig['transformation']): readonly Json[] {
  // AWS: a child that has not succeeded always keeps its metadata.
  if (transformation === 'NONE' || child.status !== 'SUCCEEDED') return [JSON.parse(child.record()) as Json];
  const output = child.output ?? null;
  return transformation === 'FLATTEN' && isArray(output) ? output : [output];
}

/** Like `recordsOf`, as JSON strings. */
function recordTextsOf(child: ChildResult, transformation: ResultsConfig['transformation']): readonly string[] {
  if (transformation === 'NONE' || child.status !== 'SUCCEEDED') return [child.record()];
  return recordsOf(child, transformation).map(toCompactText);
}
