import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.jpg': 'image/jpeg',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a folder on a free port of 127.0.0.1 as static hosts do: texts with gzip, `/a` for `a.html`. */
export async function serve(folder) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const base = path.join(folder, path.normalize(decodeURIComponent(pathname)));
    const file = [base, `${base}.html`, path.join(base, 'index.html')].find(
      (name) => name.startsWith(folder) && fs.existsSync(name) && fs.statSync(name).isFile(),
    );
    if (file === undefined) return response.writeHead(404).end();
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    const body = fs.readFileSync(file);
    if (/^image\/jpeg|octet/.test(type)) return response.writeHead(200, { 'content-type': type }).end(body);
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(zlib.gzipSync(body));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
