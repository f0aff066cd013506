import { withMetadata, type HttpAnswer } from '../../src/services/sdkMetadata';
import { parseJson, toCompactText } from '../../src/util/json';

it('is built while the result is printed, and later numbers keep their digits', () => {
  const payload = parseJson('{"price":1e21}');
  const lengths = [(): string => toCompactText(payload), (): string => JSON.stringify(payload)].map((text) => {
    const http = (): HttpAnswer => {
      return { statusCode: 200, requestId: 'r-1', headers: { 'Content-Length': String(text().length) } };
    };
    const result = withMetadata({ Payload: payload, StatusCode: 200 }, 100, http);
    const printed = toCompactText([result, parseJson('[12345678901234567891,2e22]')]);
    expect(printed).toContain(',[12345678901234567891,2.0E22]]');
    return /"HttpHeaders":\{"Content-Length":"(\d+)"/.exec(printed)?.[1];
  });
  // As AWS prints it, and as a function in JavaScript does.
  expect(lengths).toEqual(['{"price":1.0E21}'.length, '{"price":1e+21}'.length].map(String));
});
