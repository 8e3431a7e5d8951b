import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoticeRefused } from '../../../../main-services/alerts/voevent/NoticeRefused.ts';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { changedSample, sample } from '../samples.ts';

const WAKEUP = 'svom_sb26051101_2_eclairs-wakeup.xml';
const wakeup = sample(WAKEUP).toString('utf8');
const bomb = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
const withProlog = (prolog: string) => wakeup.replace('?>', `?>${prolog}`);

const REFUSED: readonly (readonly [string, string | Buffer, string, RegExp])[] = [
  ['nothing', '', 'empty', /empty/],
  ['white space', ' \n ', 'not-well-formed', /no XML/],
  ['rubbish', 'hello', 'not-well-formed', /not well-formed/],
  ['binary', Buffer.from([0, 1, 2, 3, 250]), 'encoding', /not utf-8/],
  ['an entity bomb', withProlog(bomb), 'unsafe', /<!DOCTYPE/],
  ['an external entity', withProlog('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), 'unsafe', /<!DOCTYPE/],
  ['an external DTD', withProlog('<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'), 'unsafe', /<!DOCTYPE/],
  ['a lower-case doctype', withProlog('<!doctype x>'), 'unsafe', /<!doctype/],
  ['an undeclared entity', wakeup.replace('SVOM French', '&evil; French'), 'not-well-formed', /entity/i],
  ['100 MB', Buffer.alloc(100 * 1024 * 1024, 0x20), 'too-large', /104857600 bytes/],
  ['deep nesting', `<a>${'<b>'.repeat(100_000)}`, 'unsafe', /deep/],
  ['a flood of elements', `<a>${'<b/>'.repeat(100_000)}</a>`, 'unsafe', /10000 elements/],
  ['a truncated notice', wakeup.slice(0, 2000), 'not-well-formed', /not well-formed/],
  ['an open comment', '<a><!-- ', 'not-well-formed', /comment/],
  ['an open CDATA section', '<a><![CDATA[ ', 'not-well-formed', /CDATA/],
  ['an open tag', '<a b="', 'not-well-formed', /tag/],
  ['mismatched tags', '<a><b></a></b>', 'not-well-formed', /not well-formed/],
  ['two roots', `${wakeup}<x/>`, 'not-well-formed', /not well-formed/],
  ['UTF-16', Buffer.from(`\ufeff${wakeup}`, 'utf16le'), 'encoding', /UTF-16/],
  ['UTF-16 without a mark', Buffer.from(wakeup, 'utf16le'), 'not-well-formed', /control character/],
  ['a NUL', wakeup.replace('Henri', 'He\0nri'), 'not-well-formed', /control character/],
  ['a reference to a NUL', wakeup.replace('Henri', '&#x0;'), 'not-well-formed', /control character/],
  [
    'two attributes of one name',
    wakeup.replace('role="observation"', 'role="test" role="observation"'),
    'not-well-formed',
    /two attributes "role"/,
  ],
  ['"<" in an attribute', wakeup.replace('role="', 'role="<'), 'not-well-formed', /"<" in an attribute/],
  ['an unknown encoding', wakeup.replace('UTF-8', 'EBCDIC'), 'encoding', /EBCDIC/],
  ['Latin-1 that says UTF-8', Buffer.from(wakeup.replace('Henri', 'Ren\u00e9'), 'latin1'), 'encoding', /not utf-8/i],
  ['another document', '<?xml version="1.0"?><html/>', 'not-voevent', /"html"/],
  ['no identifier', wakeup.replace(/ivorn="[^"]*"/, ''), 'incomplete', /ivorn\) is missing/],
  ['an identifier that is none', wakeup.replace(/ivorn="[^"]*"/, 'ivorn="http://x/y#1"'), 'incomplete', /ivo:\/\//],
  ['an identifier without local part', wakeup.replace(/ivorn="[^"]*"/, 'ivorn="ivo://a/b"'), 'incomplete', /ivo:\/\//],
  [
    'an endless identifier',
    wakeup.replace(/ivorn="[^"]*"/, `ivorn="ivo://a/b#${'x'.repeat(300)}"`),
    'incomplete',
    /ivorn/,
  ],
];

describe('what is refused', () => {
  it.each(REFUSED)('%s', (_, input, kind, message) => {
    const read = () => readNotice(Buffer.from(input));
    expect(read).toThrow(NoticeRefused);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ kind }));
  });

  it('never throws anything else, whatever the bytes', () => {
    const chopped = fc.tuple(fc.nat(wakeup.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 40 }));
    fc.assert(
      fc.property(chopped, ([at, cut, insert]) => {
        const bytes = Buffer.from(wakeup.slice(0, at) + insert + wakeup.slice(at + cut));
        try {
          readNotice(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(NoticeRefused);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is tolerated', () => {
  it('a byte order mark, comments with anything in them, CDATA and character references', () => {
    const odd = `\ufeff${wakeup
      .replace('<Who>', '<!-- <!DOCTYPE x> & < --><Who>')
      .replace('SVOM French Science Center', '<![CDATA[<!DOCTYPE & <b>]]>&#233;&amp;')}`;
    expect(readNotice(Buffer.from(odd))).toMatchObject({ burst: 'sb26051101' });
  });

  it('Latin-1 that says so', () => {
    const latin = Buffer.from(wakeup.replace('UTF-8', 'ISO-8859-1').replace('Henri', 'Ren\u00e9'), 'latin1');
    expect(readNotice(latin)).toMatchObject({ burst: 'sb26051101' });
  });

  it.each(['utf16le', 'utf16be'])('UTF-16 that says so: %s', (order) => {
    const wide = Buffer.from(`\ufeff${wakeup.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect(readNotice(order === 'utf16le' ? wide : wide.swap16())).toMatchObject({ burst: 'sb26051101' });
  });

  it('line ends of every kind', () => {
    for (const end of ['\r\n', '\r']) {
      expect(readNotice(Buffer.from(wakeup.replaceAll('\n', end)))).toMatchObject({ burst: 'sb26051101' });
    }
  });

  it('another prefix, or the namespace as default', () => {
    const prefixed = wakeup.replaceAll('voe:', 'ev:').replace('xmlns:voe', 'xmlns:ev');
    const unprefixed = wakeup.replaceAll('voe:', '').replace('xmlns:voe', 'xmlns');
    for (const text of [prefixed, unprefixed]) expect(readNotice(Buffer.from(text))).toMatchObject({ standard: true });
  });

  it('a role outside the standard, which stays unknown', () => {
    expect(readNotice(changedSample(WAKEUP, ['role="observation"', 'role="observe"'])).role).toBe('unknown');
    expect(readNotice(changedSample(WAKEUP, ['role="observation"', ''])).role).toBe('observation');
  });

  it('a notice without What, WhereWhen and Citations', () => {
    const bare = '<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" version="2.0" ivorn="ivo://a/b#c"/>';
    expect(readNotice(Buffer.from(bare))).toMatchObject({
      mission: 'other',
      position: null,
      triggerAt: null,
      cites: [],
    });
  });

  it('parameters named like parts of every object', () => {
    const odd = changedSample(WAKEUP, [
      '<What>',
      '<What><toString/><__proto__ a="1"/><constructor/><Param name="__proto__" value="x"/>',
    ]);
    expect(readNotice(odd)).toMatchObject({ burst: 'sb26051101', type: 'eclairs-wakeup' });
  });
});
