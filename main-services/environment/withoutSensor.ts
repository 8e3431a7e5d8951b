import type { RuleResult } from './rules/Rule.ts';

/** Rules that every site must be able to answer; silence about them closes, whatever is configured. */
const INDISPENSABLE = ['plcContact', 'rain', 'wind', 'heartbeat', 'diskSpace', 'daylight', 'deadMan'];

/**
 * The rules that a site has no sensor for, as configured ("notMeasured": ["humidity"]).
 * @throws Error naming what is no rule, or one that no site may do without
 */
export function readNotMeasured(setting: unknown, rules: readonly string[]): readonly string[] {
  if (setting === undefined) return [];
  if (!Array.isArray(setting)) throw new Error('environment.notMeasured must be a list of rules');
  return setting.map((name: unknown) => {
    if (typeof name !== 'string' || !rules.includes(name))
      throw new Error(`environment.notMeasured: ${JSON.stringify(name)} is not a rule; there are ${rules.join(', ')}`);
    if (INDISPENSABLE.includes(name)) throw new Error(`environment.notMeasured: no site may do without "${name}"`);
    return name;
  });
}

/** A rule of a site without its sensor: nothing follows from its silence, and that is said. What is measured all the same counts. */
export function withoutSensor(result: RuleResult): RuleResult {
  if (result.condition !== 'missing') return result;
  const reason = `${result.state.label}: not measured at this site, by its configuration.`;
  return {
    ...result,
    condition: 'good',
    state: {
      ...result.state,
      interpretation: 'not measured',
      decision: 'allow',
      mustSecure: false,
      reason,
      reopensAt: null,
    },
  };
}
