import type { AlarmDefinition } from './AlarmDefinition.ts';
import { POLLED, STEADY } from './alarmPatience.ts';

const rule = (
  name: string,
  severity: AlarmDefinition['severity'],
  guidance: string,
  more: Partial<AlarmDefinition> = {},
): AlarmDefinition => ({
  key: `environment:${name}`,
  area: 'environment',
  severity,
  effect: 'The dome closes, or stays closed.',
  guidance,
  panel: 'environment/rules',
  filter: STEADY,
  ...POLLED,
  ...more,
});

const REOPENS = 'It opens again by itself when the hold-off is over and nothing else keeps it shut.';

/** What is laid down about the alarms of the environment's rules. */
export const RULE_ALARMS: readonly AlarmDefinition[] = [
  rule(
    'rain',
    'SERIOUS',
    `Look at the dome camera whether the slit is really shut; if it is not, close it by hand. Wait for the rain to end. ${REOPENS}`,
  ),
  rule('wind', 'WARNING', `Nothing to do while the dome is shut. ${REOPENS}`),
  rule('gust', 'WARNING', `Nothing to do while the dome is shut. ${REOPENS}`),
  rule('humidity', 'WARNING', `Nothing to do while the dome is shut; the mirror must not be wetted. ${REOPENS}`),
  rule(
    'dewPointMargin',
    'WARNING',
    `Dew may settle on the mirror. Keep the dome shut and the dome fans off until the margin grows. ${REOPENS}`,
  ),
  rule('cloud', 'WARNING', `Nothing to do. ${REOPENS}`),
  rule('temperature', 'WARNING', 'Outside the limits the mechanics may freeze or stall: do not move them by hand.'),
  rule(
    'pressureDrop',
    'WARNING',
    'A fast fall announces bad weather: look at the satellite picture before you override.',
  ),
  rule('daylight', 'SERIOUS', 'Close the dome: the Sun may reach the mirror. Nobody should be under an open slit.', {
    panel: 'telescope/dome',
  }),
  rule('doors', 'WARNING', 'See who is in the dome and shut the door. Nothing turns while somebody may be inside.', {
    area: 'site',
  }),
  rule(
    'intrusion',
    'CRITICAL',
    'Somebody may be in the dome: press STOP if anything moves, look at the camera, call the guard.',
    { area: 'site' },
  ),
  rule('lights', 'WARNING', 'Switch the lamps off in Telescope and dome, Lights, or find out who needs them.', {
    area: 'site',
    panel: 'telescope/lights',
  }),
  rule(
    'mains',
    'SERIOUS',
    'The site runs on its batteries: let the dome close, then find out how long the power is away.',
    {
      area: 'site',
    },
  ),
  rule('diskSpace', 'SERIOUS', 'Move or delete old images: without room no image of tonight can be written.', {
    area: 'system',
    effect: 'No more images can be written.',
    panel: 'system',
  }),
  rule(
    'stationVerdict',
    'WARNING',
    `Look at the weather station's own display or page for what it calls unsafe. ${REOPENS}`,
  ),
  rule(
    'plcContact',
    'SERIOUS',
    'Look whether the PLC is powered and its network line is plugged in. Without it nobody knows the weather; the dome closes by itself.',
    { area: 'site' },
  ),
  rule(
    'deadMan',
    'SERIOUS',
    'The PLC has closed by itself because it did not hear us. Find out in System why the control room was silent.',
    { area: 'site', panel: 'system' },
  ),
  rule(
    'heartbeat',
    'SERIOUS',
    'The PLC does not hear us and closes by itself. Find out in System why the control room was silent.',
    { area: 'site', panel: 'system' },
  ),
  rule('*', 'WARNING', `Read the rule and its reason in Environment. ${REOPENS}`),
];
