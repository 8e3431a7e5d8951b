import { describe, expect, it } from 'vitest';
import { parseVoEvent } from '../../../../main-services/alerts/voevent/parseVoEvent.ts';
import { readNotice } from '../../../../main-services/alerts/voevent/readNotice.ts';
import { changedSample, sample } from '../samples.ts';

const WAKEUP = 'svom_sb26051101_2_eclairs-wakeup.xml';
const SYSTEM = '<AstroCoordSystem id="UTC-ICRS-GEO"/>';

/** The wakeup with its position in another system. */
function inSystem(id: string, names: readonly [string, string], c1: number, c2: number) {
  return readNotice(
    changedSample(
      WAKEUP,
      [SYSTEM, `<AstroCoordSystem  id="${id}"/>`],
      [
        /<Name1>[\s\S]*<\/Value2>/,
        `<Name1>${names[0]}</Name1><Name2>${names[1]}</Name2><Value2><C1>${c1}</C1><C2>${c2}</C2></Value2>`,
      ],
    ),
  );
}

describe('every part of a VOEvent', () => {
  it('reads tables, author, why, how and references', () => {
    const event = parseVoEvent(
      changedSample(
        'malformed_no_namespace.xml',
        ['<contactEmail>', '<title>A title</title><contactEmail>'],
        [
          '</VOEvent>',
          '<Why importance="0.7" expires="2014-02-25T00:00:00"><Inference probability="0.5" relation="identified"><Name>GRB 140224A</Name><Concept>process.variation.burst;em.gamma</Concept></Inference></Why></VOEvent>',
        ],
      ),
    );
    expect(event.tables).toEqual([
      { name: 'IP Addresses', fields: ['IPv4'], rows: [['70.167.219.231'], ['192.168.2.1'], ['192.168.100.10']] },
    ]);
    expect(event.author).toMatchObject({ title: 'A title', contactEmail: 'rdenny@dc3.com', shortName: null });
    expect(event.why).toEqual({
      importance: 0.7,
      expiresAt: Date.parse('2014-02-25T00:00:00Z'),
      inferences: [
        {
          probability: 0.5,
          relation: 'identified',
          names: ['GRB 140224A'],
          concepts: ['process.variation.burst;em.gamma'],
        },
      ],
    });
    expect(event.how).toEqual(['Dakota VOEvent Tools']);
    expect(event.references).toEqual(['http://voevent.dc3.com/']);
    expect(event.groups.get('Publish')?.get('Port')).toBe('8098');
  });

  it('takes values from <Value>, the first of two of one name, and two groups of one name as one', () => {
    const event = parseVoEvent(
      changedSample(WAKEUP, [
        '<What>',
        '<What><Param name="a"><Value> 1 </Value></Param><Param name="a" value="2"/><Group name="g"><Param name="x" value="1"/></Group><Group name="g"><Param name="x" value="2"/><Param name="y" value="3"/></Group>',
      ]),
    );
    expect(event.params.get('a')).toBe('1');
    expect(Object.fromEntries(event.groups.get('g') ?? [])).toEqual({ x: '1', y: '3' });
  });
});

describe('coordinate systems', () => {
  // Galactic centre and pole (IAU 1958, J2000 by the Hipparcos catalogue); B1950 positions of 3C 273 in both equinoxes (NED).
  it.each([
    ['UTC-FK5-TOPO', ['RA', 'Dec'], 10, 20, 10, 20],
    ['TDB-ICRS-BARY', ['ra', 'dec'], 10, 20, 10, 20],
    ['UTC-GAL-GEO', ['l', 'b'], 0, 0, 266.40499, -28.93617],
    ['UTC-GALACTIC-TOPO', ['GLON', 'GLAT'], 30, 90, 192.85948, 27.12825],
    ['UTC-ECL-GEO', ['Lon', 'Lat'], 90, 0.0001, 90, 23.43939],
    ['UTC-FK4-GEO', ['RA', 'Dec'], 186.63838, 2.32841, 187.27792, 2.05239],
  ] as const)('%s', (id, names, c1, c2, ra, dec) => {
    const { position } = inSystem(id, names, id === 'UTC-GAL-GEO' ? 1e-9 : c1, c2);
    expect(position?.raDegrees).toBeCloseTo(ra, 3);
    expect(position?.decDegrees).toBeCloseTo(dec, 3);
  });

  it('refuses a system that contradicts the names of its axes', () => {
    expect(inSystem('UTC-GAL-GEO', ['RA', 'Dec'], 10, 20)).toMatchObject({
      position: null,
      positionNote: expect.stringMatching(/UTC-GAL-GEO has neither/),
    });
  });

  it('reads clocks other than UTC', () => {
    const time = (id: string) =>
      parseVoEvent(changedSample(WAKEUP, [SYSTEM, `<AstroCoordSystem  id="${id}"/>`])).eventAt ?? 0;
    expect(time('UTC-ICRS-GEO') - time('TDB-ICRS-GEO')).toBeCloseTo(69_184, 0);
    expect(time('UTC-ICRS-GEO') - time('GPS-ICRS-GEO')).toBe(18_000);
  });

  it('takes the longer half axis of an ellipse', () => {
    const ellipse = changedSample(WAKEUP, [
      /<Error2Radius>[^<]*<\/Error2Radius>/,
      '<Error2><C1>0.02</C1><C2>0.07</C2></Error2>',
    ]);
    expect(readNotice(ellipse).position?.errorDegrees).toBe(0.07);
  });
});

describe('what missions say of positions and bursts', () => {
  it("IceCube's 90 % radius counts, whatever the circle says", () => {
    const [file, from] = ['icecube_134191_0.xml', '<Error2Radius>0.9201'];
    expect(readNotice(changedSample(file, [from, '<Error2Radius>0'])).position?.errorDegrees).toBe(0.9201);
    expect(readNotice(changedSample(file, [from, '<Error2Radius>0.3584'])).position?.errorDegrees).toBe(0.9201);
  });

  it('LVK names its sky map', () => {
    expect(readNotice(sample('lvc_test_MS260401e_1_preliminary.xml'))).toMatchObject({
      skyMapUrl: expect.stringMatching(/bayestar/),
      positionNote: expect.stringMatching(/sky map is at https:/),
    });
  });

  it.each([['0'], ['-1'], [''], ['0000']])('a trigger number "%s" is none: no two such notices are one burst', (id) => {
    const notice = readNotice(changedSample('swift_1093742_1_bat_grb_pos.xml', ['value="1093742"', `value="${id}"`]));
    expect(notice.burst).toBe('BAT_GRB_Pos_1093742-465');
  });

  it("GCN's other missions have their names and numbers", () => {
    const integral = changedSample(
      'swift_1093742_1_bat_grb_pos.xml',
      ['gcn/SWIFT#', 'gcn/INTEGRAL#'],
      ['"Packet_Type" value="61"', '"Packet_Type" value="53"'],
    );
    expect(readNotice(integral)).toMatchObject({ mission: 'INTEGRAL', type: 'wakeup', burst: '1093742' });
    const unknown = changedSample('swift_1093742_1_bat_grb_pos.xml', [
      'gcn/SWIFT#BAT_GRB_Pos',
      'gcn/Tomorrow#First_Light',
    ]);
    expect(readNotice(changedSample('swift_1093742_1_bat_grb_pos.xml', ['gcn/SWIFT#', 'gcn/X#'])).mission).toBe(
      'Swift',
    );
    expect(readNotice(unknown)).toMatchObject({ mission: 'Swift', burst: '1093742' });
    const hess = changedSample(
      'malformed_no_namespace.xml',
      ['ivo://com.dc3/dc3.broker#', 'ivo://HESS/GRB#'],
      ['role="test"', 'role="observe"'],
    );
    expect(readNotice(hess)).toMatchObject({ mission: 'HESS', role: 'unknown', standard: false });
  });
});
