import { readJsonText } from '../../../src/definitions/document/readJsonText';
import { readYamlText } from '../../../src/definitions/document/readYamlText';
import { styleOf } from '../../../src/definitions/document/styleOf';

const json = (text: string) => styleOf(text, readJsonText(text).root, 'json');
const yaml = (text: string) => styleOf(text, readYamlText(text).root, 'yaml');

test('the style of JSON', () => {
  expect(json('{\r\n\t"a": {"x":1,"y":2}\r\n}\r\n')).toMatchObject({
    eol: '\r\n',
    unit: '\t',
    colon: ': ',
    comma: ',',
    bracePad: '',
    compactLeaves: true,
    isOneLine: false,
    isEnded: true,
  });
  expect(json('{"a":{"b":1}}')).toMatchObject({ isOneLine: true, colon: ':', comma: ',', bracePad: '' });
});

test('the style of YAML', () => {
  expect(yaml('a:\n    b:\n    - 1\n    - 2\n')).toMatchObject({ unit: '    ', listIndent: 0, compactLeaves: false });
  expect(yaml('a:\n  b: [1, 2]\n  c:\n    - x: 1')).toMatchObject({
    unit: '  ',
    listIndent: 2,
    compactLeaves: true,
    isEnded: false,
  });
});
