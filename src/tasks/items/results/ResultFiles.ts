import type { JsonObject } from '../../../util/json';
import { andThen, type MaybePending } from '../../../util/pending';
import type { ObjectWriter } from '../../integrations/objects/ObjectBucket';

/** The number of characters that are collected before they are written. */
const blockLength = 64 * 1024;

/** AWS: the maximum size of a file, in bytes; then the next one begins. */
const maxFileBytes = 5 * 1024 ** 3;

interface ResultFilesOptions {
  /** `SUCCEEDED`, `FAILED` or `PENDING`, preceded by the folder. */
  readonly keyOf: (index: number) => string;
  readonly create: (key: string) => MaybePending<ObjectWriter>;
  readonly asLines: boolean;
  readonly maxBytes?: number | undefined;
}

/**
 * The files of one kind of results: `SUCCEEDED_0.json`, `SUCCEEDED_1.json` …
 *
 * AWS: a JSON array without whitespace, or lines that all end in a line feed; no file if there is nothing to write
 * (recorded 2026).
 */
export class ResultFiles {
  private readonly files: JsonObject[] = [];
  private writer: ObjectWriter | undefined;
  private text = '';
  private bytes = 0;
  private isFirst = true;

  constructor(private readonly options: ResultFilesOptions) {}

  /** Adds a record, which is JSON without whitespace. */
  add(text: string): void | Promise<void> {
    const { asLines } = this.options;
    if (asLines) this.text += `${text}\n`;
    else this.text += this.isFirst ? `[${text}` : `,${text}`;
    this.isFirst = false;
    if (this.text.length < blockLength) return undefined;
    return andThen(this.flush(), () =>
      this.bytes < (this.options.maxBytes ?? maxFileBytes) ? undefined : this.close(),
    );
  }

  /** Ends the last file. Returns all files as the manifest lists them. */
  finish(): MaybePending<readonly JsonObject[]> {
    return andThen(this.isFirst ? undefined : this.close(), () => this.files);
  }

  abort(): void {
    this.writer?.abort();
  }

  private flush(): MaybePending<void> {
    const piece = Buffer.from(this.text);
    this.text = '';
    this.bytes += piece.length;
    if (this.writer !== undefined) return this.writer.write(piece);
    return andThen(this.options.create(this.options.keyOf(this.files.length)), (writer) => {
      this.writer = writer;
      return writer.write(piece);
    });
  }

  private close(): MaybePending<void> {
    if (!this.options.asLines) this.text += ']';
    return andThen(this.text === '' ? undefined : this.flush(), () =>
      andThen(this.writer!.commit(), ({ key }) => {
        this.files.push({ Key: key, Size: this.bytes });
        this.writer = undefined;
        this.bytes = 0;
        this.isFirst = true;
      }),
    );
  }
}
