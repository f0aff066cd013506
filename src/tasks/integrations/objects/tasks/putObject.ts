import { crc32 } from 'node:zlib';
import { isObject, toCompactText, type JsonObject } from '../../../../util/json';
import { andThen } from '../../../../util/pending';
import { asText } from '../../../../services/parameters';
import type { ObjectInfo } from '../ObjectBucket';
import { withoutEffect, type S3Task, encryption } from './S3Task';

/** AWS: the Body is stored as a JSON string: `hello` with its quotes (recorded 2026). */
export const putObject: S3Task = {
  action: 'putObject',
  parameters: ['Key', 'Body', 'ContentType', 'Metadata', 'ServerSideEncryption', ...withoutEffect],
  answer({ bucket, parameters, text, bodies }) {
    const { Body, Metadata } = parameters;
    const json = Body === undefined ? '' : toCompactText(Body);
    const content = Buffer.from(bodies === undefined ? json : (bodies.body ?? ''));
    const usualType = bodies === undefined ? 'text/plain; charset=UTF-8' : 'application/octet-stream';
    const about = {
      contentType: text('ContentType') ?? usualType,
      metadata: isObject(Metadata) ? lowerCased(Metadata) : {},
    };
    return andThen(bucket.create(text('Key') ?? '', about), (writer) =>
      andThen(writer.write(content), () =>
        andThen(writer.commit(), (info) => shown(info, content, text('ServerSideEncryption'))),
      ),
    );
  },
};

function shown({ etag, versionId }: ObjectInfo, content: Buffer, asked: string | undefined): JsonObject {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return {
    ChecksumCRC32: checksum.toString('base64'),
    ChecksumType: 'FULL_OBJECT',
    ETag: etag,
    ServerSideEncryption: asked ?? encryption,
    ...(versionId === undefined ? {} : { VersionId: versionId }),
  };
}

/** AWS: names of user metadata are returned in lower case (recorded 2026). */
function lowerCased(metadata: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name.toLowerCase(), asText(value)]));
}
