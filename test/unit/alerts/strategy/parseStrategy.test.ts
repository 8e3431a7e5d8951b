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
    ['<strategy name="default">', '<plan name="default">', /not well-formed/],
    [/[\s\S]+/, '<request/>', /not a <strategy>/],
    ['<strategy name="default">', '<strategy>', /<strategy> needs the attribute "name"/],
    [/<accept [^>]*>/g, '', /accepts no notice/],
    [/<sequence[\s\S]*<\/sequence>/, '', /observes nothing/],
    [/<limits[^>]*>/, '', /exactly one <limits>/],
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
