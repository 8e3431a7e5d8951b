import { describe, expect, it } from 'vitest';
import type { EnvironmentState, RuleState } from '../../../../main-services/model/environment.ts';
import { closesWords, isAbsent, limitWords } from '../../../../renderer/safety/ruleWords.ts';
import { byNearness, nearness, safetyView } from '../../../../renderer/safety/safetyView.ts';
import { demoEnvironment } from '../../../console/demo/environment.ts';

const NOW = 1_800_000_000_000;
const rule = (part: Partial<RuleState>): RuleState => ({
  rule: 'humidity',
  label: 'Humidity',
  value: 76,
  unit: '%',
  interpretation: 'humid',
  mustSecure: false,
  decision: 'allow',
  reason: '',
  securesAt: '≥ 85 %',
  opensAt: '< 80 %',
  holdOffMs: 600_000,
  limit: 85,
  readingAt: NOW,
  sensors: [],
  reopensAt: null,
  ...part,
});

describe('nearness to a limit', () => {
  it.each([
    ['humidity 76 of 85', rule({}), 76 / 85],
    ['at the limit', rule({ value: 85 }), 1],
    ['over the limit', rule({ value: 100 }), 1.1],
    ['dry: rain 0 with limit 0', rule({ rule: 'rain', value: 0, limit: 0, unit: 'mm/h', securesAt: 'any rain' }), 0],
    ['rain', rule({ rule: 'rain', value: 0.1, limit: 0, unit: 'mm/h', securesAt: 'any rain' }), 1.1],
    ['dew margin from above', rule({ rule: 'dewPointMargin', value: 5, limit: 2, unit: 'K', securesAt: '≤ 2 K' }), 0.5],
    ['clear sky', rule({ rule: 'cloud', value: -35, limit: -14, unit: 'K', securesAt: '≥ -14 K' }), 0],
    [
      'mild, limit of frost carried',
      rule({ rule: 'temperature', value: 5, limit: -15, unit: '°C', securesAt: '< -15 or > 35 °C' }),
      0,
    ],
    [
      'warm, limit of heat carried',
      rule({ rule: 'temperature', value: 25, limit: 35, unit: '°C', securesAt: '< -15 or > 35 °C' }),
      0.5,
    ],
    [
      'too cold',
      rule({ rule: 'temperature', value: -20, limit: -15, securesAt: '< -15 or > 35 °C', decision: 'secure' }),
      1.1,
    ],
    ['a word', rule({ value: 'closed', limit: null }), null],
    ['not measured', rule({ value: null }), null],
  ])('%s', (_name, given, expected) => {
    const near = nearness(given);
    if (expected === null) expect(near).toBeNull();
    else expect(near).toBeCloseTo(expected, 6);
  });

  it('leaves out what has no number', () =>
    expect(
      byNearness([rule({ value: 'on', limit: null }), rule({ value: 10 }), rule({})]).map((one) => one.value),
    ).toEqual([76, 10]));
});

describe('words of rules', () => {
  it.each([
    [rule({}), 'closes at 85 %'],
    [rule({ securesAt: '≥ 6 s without an answer', unit: 's', limit: 6 }), 'closes after 6 s'],
    [rule({ securesAt: 'any rain', limit: 0, unit: 'mm/h' }), 'closes on any rain'],
    [rule({ securesAt: 'never; an open door keeps from opening', limit: null }), 'never closes'],
    [rule({ securesAt: '< -15 or > 35 °C', limit: -15, unit: '°C' }), 'closes at \u221215 °C'],
    [rule({ securesAt: '≥ -14 K', limit: -14, unit: 'K' }), 'closes at \u221214 K'],
  ])('%o', (given, expected) => expect(closesWords(given)).toBe(expected));

  it('shortens a limit for its column', () =>
    expect(limitWords(rule({ securesAt: 'never; light in the dome keeps from opening' }))).toBe('never'));
  it('tells what the site never had from what fell silent', () => {
    expect(isAbsent(rule({ value: null }))).toBe(true);
    expect(isAbsent(rule({ value: null, decision: 'secure' }))).toBe(false);
  });
});

describe('safety in a word', () => {
  const view = (environment: EnvironmentState | null, heard = true) => safetyView(environment, NOW, heard);
  it.each([
    ['nothing read', view(null), 'unknown', 'not read yet'],
    ['silent', view({ ...demoEnvironment(NOW, 'fair'), at: NOW - 14_000 }, false), 'unknown', 'silent for 14 s'],
    ['fair', view(demoEnvironment(NOW, 'fair')), 'safe', '9 % humidity margin'],
    ['raining', view(demoEnvironment(NOW, 'raining')), 'unsafe', 'raining lightly'],
    ['after the rain', view(demoEnvironment(NOW, 'waiting')), 'hold', 'rain, 29 min 24 s'],
  ])('%s', (_name, seen, kind, words) => {
    expect(seen.kind).toBe(kind);
    expect(seen.detail).toContain(words);
  });
});
