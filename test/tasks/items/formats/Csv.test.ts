import { Csv, type CsvOptions } from '../../../../src/tasks/items/formats/Csv';
import type { Json } from '../../../../src/util/json';
import { parse } from '../support';

function rows(content: string, options: Partial<CsvOptions> = {}): Json[] {
  return parse(() => new Csv({ headers: undefined, delimiter: ',', ...options }), content);
}

function fields(content: string, delimiter = ','): Json[] {
  return rows(content, { headers: ['a', 'b', 'c'], delimiter }).map((row) => Object.values(row as object)) as Json[];
}

describe('CSV', () => {
  test('is an object of texts for each row', () => {
    expect(rows('id,name\n1,x\n2,y\n')).toEqual([
      { id: '1', name: 'x' },
      { id: '2', name: 'y' },
    ]);
    expect(rows('1,x', { headers: ['id', 'name'] })).toEqual([{ id: '1', name: 'x' }]);
  });

  test('has its members in the order of a Java HashMap', () => {
    expect(JSON.stringify(rows('id,text,blank\n1,2,3'))).toBe('[{"blank":"3","id":"1","text":"2"}]');
    expect(JSON.stringify(rows('0,True,{}\n1,2,3'))).toBe('[{"0":"1","{}":"3","True":"2"}]');
  });

  test('fills up what a row lacks, and drops what is too much', () => {
    expect(rows('H1,\na,b,c\n,,,\ntrue\n   \n')).toEqual([
      { '': 'b', H1: 'a' },
      { '': '', H1: '' },
      { '': '', H1: 'true' },
      { '': '', H1: '   ' },
    ]);
  });

  test('ends records with a line feed, with or without a carriage return', () => {
    expect(fields('1,2,3\r\n4,5,6\r\n')).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(fields('"1",2,"3"\r\n"4",5,6\r\n')).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(fields('1\\,,2,3\r\n4,5,6')).toEqual([
      ['1,', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(fields('\n1,2,3\n\n\r\n4,5,6\n\n')).toEqual([
      ['1', '2', '3'],
      ['4', '5', '6'],
    ]);
    expect(fields('1,2,3\r4')).toEqual([['1', '2', '3\r4']]);
  });

  test('has delimiters, line feeds and quotes in quotes', () => {
    expect(fields('"a,b","c\nd","e""f"\n1,"",3\n')).toEqual([
      ['a,b', 'c\nd', 'e"f'],
      ['1', '', '3'],
    ]);
    expect(fields('"one|pipe"|"two ""quoted"""|\r\n3||"three\nnewline"', '|')).toEqual([
      ['one|pipe', 'two "quoted"', ''],
      ['3', '', 'three\nnewline'],
    ]);
    expect(fields("a\"b,'c,d',2\n")).toEqual([['a"b', "'c", "d'"]]);
  });

  test('drops a backslash but where it escapes itself, a quote or the delimiter', () => {
    expect(fields('a\\\\b,c\\"d,e\\,f\n')).toEqual([['a\\b', 'c"d', 'e,f']]);
    expect(fields('a\\nb,\\t,\\\n')).toEqual([['anb', 't', '']]);
    expect(fields('"a\\"b","c\\\\","d\\ne"\n')).toEqual([['a"b', 'c\\', 'dne']]);
    expect(fields('a\\,b,"c\\|d",e\\|f\n')).toEqual([['a,b', 'c|d', 'e|f']]);
    expect(fields('a\\,b|c\\|d|e\n', '|')).toEqual([['a,b', 'c|d', 'e']]);
  });

  test.each([
    [';', 'SEMICOLON'],
    [' ', 'SPACE'],
    ['\t', 'TAB'],
  ])('may be delimited by %j', (delimiter) => {
    expect(fields(`1${delimiter}"2${delimiter}"${delimiter}3`, delimiter)).toEqual([['1', `2${delimiter}`, '3']]);
  });

  test('is UTF-8, with or without a mark at its beginning', () => {
    expect(rows('\ufeffé,b\n😀,ü\n')).toEqual([{ é: '😀', b: 'ü' }]);
    expect(rows('\ufeff"é",b\n😀,ü\n')).toEqual([{ é: '😀', b: 'ü' }]);
  });

  test('may have any name in its header', () => {
    const [row] = rows('__proto__,constructor\n1,2\n');
    expect(Object.entries(row as object).sort()).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  test('without rows, or without anything, has no items', () => {
    expect(rows('')).toEqual([]);
    expect(rows('a,b\n')).toEqual([]);
    expect(rows('', { headers: ['a'] })).toEqual([]);
  });

  const refused: [string, string, Partial<CsvOptions>?][] = [
    ['a,b,a\n', 'CSV headers cannot contain duplicates.'],
    ['1', 'CSV headers cannot contain duplicates.', { headers: ['H1', 'H1', 'H3'] }],
    [`${'x'.repeat(11_000)},b\n`, 'The header row of the CSV file is larger than 10240 bytes.'],
    ['a,b\n1,"2', 'Record 2 of the CSV file has a quote that is never closed.'],
    ['a,b\n1,"2"3\n', 'Record 2 of the CSV file has characters between a closing quote and the delimiter.'],
    [`a,b\n1,"${'x'.repeat(9 * 1024 * 1024)}`, 'Record 2 of the CSV file is larger than 8388608 bytes.'],
  ];
  test.each(refused)('that is wrong is refused: %.20j', (content, errorCause, options = {}) => {
    const parser = (): Csv => new Csv({ headers: undefined, delimiter: ',', ...options });
    const read = (): void => {
      const csv = parser();
      for (let at = 0; at < content.length; at += 262_144) csv.push(Buffer.from(content.slice(at, at + 262_144)), []);
      csv.end([]);
    };
    expect(read).toThrow(expect.objectContaining({ error: 'States.ItemReaderFailed', errorCause }));
  });

  test('goes piece by piece: a row does not hold the piece that it came in', () => {
    const csv = new Csv({ headers: ['a'], delimiter: ',' });
    const some: Json[] = [];
    csv.push(Buffer.from('short\nlonger than a short one\n'), some);
    expect(some).toEqual([{ a: 'short' }, { a: 'longer than a short one' }]);
  });
});
