import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inSlices } from '../../../../devices/camera/inSlices.ts';
import { fitsFrame } from '../../../../devices/indi/fitsFrame.ts';
import { IndiMalformed, type IndiMessage } from '../../../../devices/indi/IndiMessage.ts';
import { IndiProperties } from '../../../../devices/indi/IndiProperties.ts';
import { IndiReader } from '../../../../devices/indi/IndiReader.ts';
import { indiNumber } from '../../../../devices/indi/indiNumber.ts';
import { newVector } from '../../../../devices/indi/writeIndi.ts';

function read(...chunks: (string | Buffer)[]): IndiMessage[] {
  const messages: IndiMessage[] = [];
  const reader = new IndiReader((message) => messages.push(message));
  for (const chunk of chunks) reader.push(Buffer.from(chunk));
  return messages;
}

const IMAGE = Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 7) % 256));
const STREAM = `<?xml version="1.0"?>
<defNumberVector device="Mount" name="EQUATORIAL_EOD_COORD" state="Idle" perm="rw">
  <defNumber name="RA" min="0" max="24">
    5.1999998092651367188
  </defNumber>
  <defNumber name="DEC" min="-90" max="90">-0:30:00</defNumber>
</defNumberVector>
<message device="Mount" message="[INFO] a &gt; b &amp; &#233;"/>
<setBLOBVector device="CCD" name="CCD1" state="Ok"><oneBLOB name="CCD1" size="1000" format=".fits" len="1000">
${IMAGE.toString('base64')}
</oneBLOB></setBLOBVector>
<delProperty device='Mount' name="EQUATORIAL_EOD_COORD"/>
`;

describe('the stream of an INDI server', () => {
  it('is read element by element', () => {
    const [definition, message, blob, gone] = read(STREAM);
    expect(definition?.tag).toBe('defNumberVector');
    expect(definition?.parts.map(({ text }) => text)).toEqual(['5.1999998092651367188', '-0:30:00']);
    expect(message?.attributes.message).toBe('[INFO] a > b & é');
    expect(blob?.parts[0]?.blob).toEqual(IMAGE);
    expect(gone).toMatchObject({ tag: 'delProperty', attributes: { device: 'Mount' } });
  });

  it('is the same wherever it is cut', () => {
    const bytes = Buffer.from(STREAM);
    const whole = read(STREAM);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 40 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(read(...chunks)).toEqual(whole);
      }),
    );
    expect(read(...[...bytes].map((byte) => Buffer.from([byte])))).toEqual(whole);
  });

  it('may wrap its base64, and announce too little or too much', () => {
    const wrapped = IMAGE.toString('base64').replaceAll(/.{72}/g, '$&\r\n');
    const blob = (attributes: string) =>
      read(`<setBLOBVector device="C" name="B"><oneBLOB name="B" ${attributes}>${wrapped}</oneBLOB></setBLOBVector>`)[0]
        ?.parts[0]?.blob;
    expect(blob('size="1000"')).toEqual(IMAGE);
    expect(blob('size="3"')).toEqual(IMAGE);
    expect(blob('size="99999"')).toEqual(IMAGE);
    expect(blob('')).toEqual(IMAGE);
    expect(blob('size="2000" len="500"')).toEqual(IMAGE.subarray(0, 500));
  });

  describe('with an image of megabytes', () => {
    const image = Buffer.from(Uint16Array.from({ length: 1_200_001 }, (_, at) => (at * 40_503) & 0xffff).buffer);
    const letters = image.toString('base64');
    const received = (text: string) =>
      read(`<setBLOBVector device="C" name="B"><oneBLOB name="B">\n${text}\n</oneBLOB></setBLOBVector>`)[0]?.parts[0]
        ?.blob;

    test.each([
      ['in one line', letters],
      ['in lines of groups', letters.replaceAll(/.{72}/g, '$&\n')],
      ['in lines that cut the groups', letters.replaceAll(/.{71}/g, '$&\n')],
      ['in lines of another system', letters.replaceAll(/.{76}/g, '$&\r\n')],
      ['in lines that grow shorter', letters.replaceAll(/.{80}(?=.{900000})|.{40}/g, '$&\n')],
      ['with blanks in its lines', letters.replaceAll(/.{30}/g, '$& \t\n\n')],
    ])('%s, is whole', (_, text) => {
      expect(received(text)?.equals(image)).toBe(true);
    });

    test.each([
      ['something else', '#'],
      ['an end', '=='],
      ['a letter too many', 'A'],
    ])('and %s within, is refused', (_, what) => {
      const text = `${letters.slice(0, 1_500_000)}${what}${letters.slice(1_500_000)}`;
      expect(() => received(text)).toThrow(/not base64|cut short/);
      expect(() => received(text.replaceAll(/.{72}/g, '$&\n'))).toThrow(/not base64|cut short/);
    });
  });

  test.each([
    ['HTTP/1.1 400 Bad Request', /text outside/],
    ['<a b=c/>', /no tag/],
    ['<a b="1" c/>', /no tag/],
    ['<a></b>', /closes nothing/],
    ['</a>', /closes nothing/],
    ['<a><b><c/></b></a>', /stands inside/],
    ['<a>text</a>', /text outside/],
    ['<!DOCTYPE a [<!ENTITY x "y">]>', /no tag/],
    ['<a b="&x;"/>', /not one of XML's own/],
    ['<a b="&#1114112;"/>', /no character/],
    ['<setBLOBVector device="C"><oneBLOB name="B" size="9">###</oneBLOB></setBLOBVector>', /cut short|not base64/],
    ['<setBLOBVector device="C"><oneBLOB name="B" size="9">AAAAA</oneBLOB></setBLOBVector>', /cut short/],
    ['<setBLOBVector device="C"><oneBLOB name="B" size="999999999999">', /999999999999 bytes/],
    [`<a b="${'x'.repeat(70_000)}"/>`, /longer than/],
    [`<a><b>${'x'.repeat(70_000)}</b></a>`, /longer than/],
  ])('%s is refused', (text, words) => {
    expect(() => read(text)).toThrow(IndiMalformed);
    expect(() => read(text)).toThrow(words);
  });

  it('never fails in another way, whatever comes', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '"',
      '=',
      'oneBLOB',
      ' size="4"',
      '&',
      ';',
      ' a',
      'AAAA',
      '\n',
      '<a>',
      '</a>',
    );
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.array(pieces, { maxLength: 20 })), (input) => {
        try {
          read(Array.isArray(input) ? input.join('') : Buffer.from(input));
        } catch (error) {
          expect(error).toBeInstanceOf(IndiMalformed);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('numbers of INDI', () => {
  test.each([
    ['5.2', 5.2],
    ['-0:30:00', -0.5],
    ['10 30 00', 10.5],
    ['+5:30', 5.5],
    ['1.6304166312761135958e-322', Number('1.6304166312761135958e-322')],
    ['.5', 0.5],
    ['', null],
    ['abc', null],
    ['NaN', null],
    ['inf', null],
    ['1e999', null],
    ['10:61:00', null],
    ['10:30:99', null],
    ['1,5', null],
  ])('%j is %j', (text, value) => {
    expect(indiNumber(text)).toBe(value);
  });
});

describe('the properties of a device', () => {
  const set = (state: string) =>
    read(`<setSwitchVector device="D" name="S" state="${state}"><oneSwitch name="A">On</oneSwitch></setSwitchVector>`);
  const def =
    '<defSwitchVector device="D" name="S" state="Idle"><defSwitch name="A">Off</defSwitch><defSwitch name="B">On</defSwitch></defSwitchVector>';
  const apply = (properties: IndiProperties, messages: readonly IndiMessage[]) =>
    messages.flatMap((message) => properties.apply(message, 7));

  it('are defined, changed in part, and deleted', () => {
    const properties = new IndiProperties('D');
    expect(apply(properties, read(def + def))).toHaveLength(2);
    apply(properties, set('Busy'));
    const vector = properties.get('S');
    expect(vector?.state).toBe('Busy');
    expect([...(vector?.elements ?? [])].map(([name, { text }]) => `${name} ${text}`)).toEqual(['A On', 'B On']);
    expect(apply(properties, read('<delProperty device="D"/>'))).toEqual([
      { name: 'S', vector: null, kind: 'deleted' },
    ]);
    expect(properties.get('S')).toBeUndefined();
  });

  it('that were never defined, or are of other devices, are not there', () => {
    const properties = new IndiProperties('D');
    expect(apply(properties, set('Busy'))).toEqual([]);
    expect(apply(new IndiProperties('E'), read(def))).toEqual([]);
    expect(apply(properties, read('<newSwitchVector device="D" name="S"/><what device="D" name="S"/>'))).toEqual([]);
  });
});

test('what is written is read as it was meant', () => {
  const [message] = read(newVector('Text', 'A "B" & <C>', 'N', { E: "it's > 1" }));
  expect(message?.attributes.device).toBe('A "B" & <C>');
  expect(message?.parts[0]?.text).toBe("it's > 1");
});

describe('images of INDI cameras', () => {
  const fits = (cards: readonly string[], data: Buffer) => {
    const header = [...cards, 'END'].map((card) => card.padEnd(80)).join('');
    return Buffer.concat([Buffer.from(header.padEnd(Math.ceil(header.length / 2880) * 2880)), data]);
  };
  const HEADER = [
    'SIMPLE  =                    T / file does conform to FITS standard',
    'BITPIX  =                   16',
    'NAXIS   =                    2',
    'NAXIS1  =                    3',
    'NAXIS2  =                    1',
    'BZERO   =                32768 / offset',
    "DATE-OBS= '2026-12-16T03:00:00.500' / UTC",
    'EXPTIME =                  2.5',
  ];

  it('are unsigned counts', async () => {
    const frame = await inSlices(fitsFrame('C', fits(HEADER, Buffer.from([0x80, 0, 0, 0, 0x7f, 0xff]))));
    expect([...frame.pixels]).toEqual([0, 32_768, 65_535]);
    expect(frame.startedAt).toBe(Date.UTC(2026, 11, 16, 3, 0, 0, 500));
    expect(frame).toMatchObject({ widthPixels: 3, heightPixels: 1, exposureSeconds: 2.5, filter: null });
  });

  test.each([
    ['nothing', Buffer.alloc(0), /SIMPLE/],
    ['rubbish', Buffer.alloc(9000, 65), /SIMPLE/],
    ['a header without an end', fits(HEADER, Buffer.alloc(0)).subarray(0, 400), /does not end/],
    ['too few pixels', fits(HEADER, Buffer.alloc(4)), /4 pixels|3 × 1/],
    [
      'floats',
      fits(
        HEADER.map((card) => card.replace('  16', ' -32')),
        Buffer.alloc(12),
      ),
      /BITPIX -32/,
    ],
    [
      'signed numbers',
      fits(
        HEADER.filter((card) => !card.startsWith('BZERO')),
        Buffer.alloc(6),
      ),
      /not unsigned/,
    ],
  ])('%s are refused', async (_, bytes, words) => {
    await expect(inSlices(fitsFrame('C', bytes))).rejects.toThrow(words);
  });
});
