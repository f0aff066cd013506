// Reads a Parquet file in a thread of its own, row group by row group. `hyparquet` is an ES module, which the module system
// of Jest cannot load; a thread has Node's own. The bytes of the file come from whoever started the thread.
import { parentPort, workerData } from 'node:worker_threads';
import zlib from 'node:zlib';

/** Rows in one message. */
const rowsPerMessage = 1000;

const slices = new Map();
/** How many messages with rows are asked for and not sent. */
let asked = 0;
let wake;

parentPort.on('message', (message) => {
  if (message.slice === undefined) {
    asked += 1;
    return wake?.();
  }
  const { resolve, reject } = slices.get(message.slice);
  slices.delete(message.slice);
  if (message.bytes === undefined) reject(new Error('the file cannot be read'));
  else resolve(message.bytes);
});

const file = {
  byteLength: workerData.size,
  slice(start, end = workerData.size) {
    const slice = slices.size === 0 ? 1 : Math.max(...slices.keys()) + 1;
    parentPort.postMessage({ slice, start: start < 0 ? workerData.size + start : start, end });
    return new Promise((resolve, reject) => slices.set(slice, { resolve, reject }));
  },
};

const compressors = {
  GZIP: (input) => zlib.gunzipSync(input),
  ZSTD: (input) => unzstd(input),
};
let unzstd = zlib.zstdDecompressSync;

try {
  const { parquetMetadataAsync, parquetRead } = await load('hyparquet');
  unzstd ??= (await load('fzstd').catch(() => ({ decompress: refuseZstd }))).decompress;
  const metadata = await parquetMetadataAsync(file);
  const doubles = metadata.schema.filter(({ type }) => type === 'DOUBLE' || type === 'FLOAT').map(({ name }) => name);
  await nextAsked();
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    await parquetRead({
      file,
      metadata,
      compressors,
      rowFormat: 'object',
      rowStart,
      rowEnd,
      onComplete: (rows) => (group.rows = rows),
    });
    for (let at = 0; at < group.rows.length; at += rowsPerMessage) {
      parentPort.postMessage({ rows: group.rows.slice(at, at + rowsPerMessage), doubles });
      await nextAsked();
    }
    group.rows = undefined;
    rowStart = rowEnd;
  }
  parentPort.postMessage({ end: true });
} catch (error) {
  parentPort.postMessage({ error: error.message, missing: error.missing });
}

async function nextAsked() {
  if (asked === 0) await new Promise((resolve) => (wake = resolve));
  asked -= 1;
}

async function load(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code === 'ERR_MODULE_NOT_FOUND') error.missing = name;
    throw error;
  }
}

function refuseZstd() {
  throw Object.assign(new Error('no ZSTD'), { missing: 'fzstd' });
}
