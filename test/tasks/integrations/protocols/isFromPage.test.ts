import { isFromPage } from '../../../../src/tasks/integrations/protocols/isFromPage';

test.each([
  { host: '127.0.0.1:8080' },
  { host: 'localhost:8080' },
  { host: '[::1]:8080' },
  { host: 'sync-127.0.0.1:8080' },
  { host: 'photos.127.0.0.1:8080' },
  { host: 'host.docker.internal:8080' },
  { host: 'sqs.eu-west-1.amazonaws.com' },
  {},
])('a handler sends %j', (headers) => {
  expect(isFromPage({ headers })).toBe(false);
});

test.each([
  { host: '127.0.0.1:8080', origin: 'https://evil.example.com' },
  { host: '127.0.0.1:8080', 'sec-fetch-site': 'cross-site' },
  { host: 'evil.example.com:8080' },
  { host: 'evil.example.com.' },
  { host: '127.0.0.1.nip.io:8080' },
  { host: 'amazonaws.com.evil.example' },
])('a page sends %j', (headers) => {
  expect(isFromPage({ headers })).toBe(true);
});
