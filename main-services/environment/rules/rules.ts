import { cloud } from './cloud.ts';
import { daylight } from './daylight.ts';
import { deadMan } from './deadMan.ts';
import { dewPointMargin } from './dewPointMargin.ts';
import { diskSpace } from './diskSpace.ts';
import { doors } from './doors.ts';
import { gust } from './gust.ts';
import { heartbeat } from './heartbeat.ts';
import { humidity } from './humidity.ts';
import { intrusion } from './intrusion.ts';
import { lights } from './lights.ts';
import { mains } from './mains.ts';
import { plcContact } from './plcContact.ts';
import { pressureDrop } from './pressureDrop.ts';
import type { Rule } from './Rule.ts';
import { rain } from './rain.ts';
import { stationVerdict } from './stationVerdict.ts';
import { temperature } from './temperature.ts';
import { wind } from './wind.ts';

/** All rules; of several that close, the first names the cause. By name, because a bundler may rename functions. */
export const RULES: Readonly<Record<string, Rule>> = {
  plcContact,
  rain,
  wind,
  gust,
  humidity,
  dewPointMargin,
  cloud,
  temperature,
  pressureDrop,
  stationVerdict,
  daylight,
  intrusion,
  mains,
  deadMan,
  heartbeat,
  diskSpace,
  doors,
  lights,
};

const NAMES = Object.keys(RULES);

/** Rules in the order in which they are judged; those that there are no more come first. */
export function inOrderOfRules<R extends { readonly rule: string }>(rules: readonly R[]): readonly R[] {
  return rules.toSorted((a, b) => NAMES.indexOf(a.rule) - NAMES.indexOf(b.rule));
}
