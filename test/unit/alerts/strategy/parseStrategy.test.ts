import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildRequestDraft } from '../../../../main-services/alerts/strategy/buildRequestDraft.ts';
import { defaultStrategy } from '../../../../main-services/alerts/strategy/defaultStrategy.ts';
import { parseStrategy } from '../../../../main-services/alerts/strategy/parseStrategy.ts';
import { StrategyRefused } from '../../../../main-services/alerts/strategy/StrategyRefused.ts';

const xml = readFileSync(new URL('../../../../main-services/alerts/strategies/default.xml', import.meta.url), 'utf8');

describe('alert strategy', () => {
  it('reads the one that is shipped', () => {
    const strategy = defaultStrategy();
    expect(strategy).toMatchObject({ name: 'default', userName: 'alert', programmeName: 'GRB' });
    expect(strategy.limits.maximumErrorDegrees).toBeCloseTo(13 / 60);
    expect(strategy.accepts).toContainEqual({
      mission: 'SVOM',
      type: 'eclairs-wakeup',
      minimumSignificance: 6.5,
      maximumErrorDegrees: null,
    });
    expect(strategy.sequences[0]?.albums.map(({ detector }) => detector)).toEqual(['VIS', 'NIR']);
  });

  it.each([
    ['<strategy name="default"', '<plan name="default"', /not well-formed/],
    [/[\s\S]+/, '<request/>', /not a <strategy>/],
    ['<strategy name="default"', '<strategy', /<strategy> needs the attribute "name"/],
    [/<accept [^>]*>/g, '', /accepts no notice/],
    [/<sequence[\s\S]*<\/sequence>/, '', /observes nothing/],
    [/<limits [^>]*>/, '', /exactly one <limits>/],
    [
      'maximum-error-arcminutes="13"',
      'maximum-error-arcminutes="wide"',
      /maximum-error-arcminutes="wide"> must be a number/,
    ],
    ['maximum-error-arcminutes="13"', 'maximum-error="13"', /unknown attribute "maximum-error"/],
    ['minimum-altitude-degrees="20"', 'minimum-altitude-degrees="-5"', /from 10 to 80/],
    ['detector="NIR"', 'detector="VIS"', /two albums of one detector/],
    ['detector="NIR"', 'detector="UV"', /<album detector="UV"> is not one of VIS, NIR \(sequence 1 › album UV\)/],
    ['count="12"', 'count="1.5"', /whole number/],
    ['exposure="10"', 'exposure="0"', /exposure="0"/],
    ['<request ', '<observe/><request ', /unknown <observe>/],
    ['?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', /The strategy contains <!DOCTYPE/],
  ] as const)('refuses %s → %s', (from, to, message) => {
    const read = () => parseStrategy(xml.replace(from, to));
    expect(read).toThrow(StrategyRefused);
    expect(read).toThrow(message);
  });

  it.each([
    [
      'mission="Swift" type="xrt-position"',
      'mission="Swfit" type="xrt-position"',
      /mission="Swfit"> is not one of .*Swift/,
    ],
    [
      'mission="Swift" type="xrt-position"',
      'mission="Swift" type="xrt"',
      /<accept type="xrt"> is not one of \*, .*xrt-position/,
    ],
    ['type="xrt-position"', 'type="uvot-position"', /Swift uvot-position is accepted twice \(accept \d+\)/],
    [
      'type="xrt-position"',
      'type="xrt-position" minimum-significance="-1"',
      /minimum-significance="-1"> must be a number/,
    ],
    ['filter="J"', 'filter="r"', /<plan filter="r"> is not one of J, H \(sequence 1 › album NIR › plan 1\)/],
    ['exposure="10"', 'exposure="0x10"', /exposure="0x10"> must be a number/],
    ['exposure="10"', 'exposures="10"', /unknown attribute "exposures"; it takes .*exposure/],
    ['<sequence name="afterglow"', '<sequence name="afterglow" repeat="3"', /needs the attribute "interval-minutes"/],
    ['<sequence name="afterglow"', '<sequence name="afterglow" repeat="99" interval-minutes="5"', /from 1 to 50/],
    ['<sequence name="afterglow"', `<sequence name="${'x'.repeat(61)}"`, /longer than 60/],
    ['</strategy>', '', /not well-formed/],
  ] as const)('names what is wrong: %s → %s', (from, to, message) => {
    expect(xml).toContain(from);
    expect(() => parseStrategy(xml.replace(from, to))).toThrow(message);
  });

  it('names everything that is wrong at once, each with its place and attribute', () => {
    const bad = xml
      .replace('maximum-error-arcminutes="13"', 'maximum-error-arcminutes="-1"')
      .replace('filter="z"', 'filter="Z"')
      .replace('user="alert"', '');
    expect(() => parseStrategy(bad)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ place: 'limits', attribute: 'maximum-error-arcminutes' }),
          expect.objectContaining({ place: 'request', attribute: 'user' }),
          expect.objectContaining({ place: 'sequence 1 › album VIS › plan 4', attribute: 'filter' }),
        ],
      }),
    );
  });

  it('is in the fixture of a new database as it is shipped', () => {
    const fixture = new URL('../../../../main-services/database/fixtures/initial.json', import.meta.url);
    const entries: { model: string; fields: { xml?: string } }[] = JSON.parse(readFileSync(fixture, 'utf8'));
    expect(entries.find(({ model }) => model === 'pyros.strategy_obs')?.fields.xml).toBe(xml);
  });

  it('repeats a sequence as often as it says, from when it says', () => {
    const repeated = xml.replace(
      '<sequence name="afterglow"',
      '<sequence name="afterglow" delay-minutes="5" repeat="3" interval-minutes="30"',
    );
    const position = { raDegrees: 71, decDegrees: 18, errorDegrees: 0.04 };
    const { sequences } = buildRequestDraft(parseStrategy(repeated), 'x', position, 0, '2026-12-15');
    expect(sequences.map(({ name, preferredAt }) => [name, preferredAt])).toEqual([
      ['afterglow', 300_000],
      ['afterglow 2', 2_100_000],
      ['afterglow 3', 3_900_000],
    ]);
  });

  it('becomes a request at a position', () => {
    const position = { raDegrees: 71.25, decDegrees: 18.6, errorDegrees: 0.04 };
    const draft = buildRequestDraft(defaultStrategy(), 'SVOM sb26121601', position, 1_797_390_000_000, '2026-12-15');
    expect(draft).toMatchObject({
      name: 'SVOM sb26121601',
      isAlert: true,
      nightDate: '2026-12-15',
      sequences: [
        {
          rightAscensionDegrees: 71.25,
          declinationDegrees: 18.6,
          preferredAt: 1_797_390_000_000,
          maximumAirmass: 2.92,
        },
      ],
    });
  });
});
