import type { AlarmDefinition } from './AlarmDefinition.ts';
import type { ConditionFilter } from './ConditionFilter.ts';

const AT_ONCE: ConditionFilter = { onDelayMs: 0, offDelayMs: 0, count: null };
/** Safety: heard at once, but a value that dances about its limit is one alarm. A minute, as ISA-18.2 suggests for slow quantities. */
const STEADY: ConditionFilter = { onDelayMs: 0, offDelayMs: 60_000, count: null };
/** A nuisance unless it lasts or keeps coming back: ten seconds, or three times in ten minutes. */
const PATIENT: ConditionFilter = { onDelayMs: 10_000, offDelayMs: 30_000, count: { times: 3, withinMs: 600_000 } };
/** The PLC and the instruments are asked every 2 s: a minute without a word is silence, not chance. */
const POLLED = { silentAfterMs: 60_000 } as const;
const SAID_ONCE = { silentAfterMs: null } as const;

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

/** Every alarm there is: what it means, what to do, where to look, and how patient it is. The longest key that fits counts. */
export const ALARM_CATALOGUE: readonly AlarmDefinition[] = [
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
  {
    key: 'sensor:*',
    area: 'environment',
    severity: 'WARNING',
    effect: 'It does not count; the other sensors decide.',
    guidance:
      'Compare it with its neighbours in Environment, Sensors. Have the sensor and its cable looked at by daylight.',
    panel: 'environment/sensors',
    filter: PATIENT,
    ...POLLED,
  },
  {
    key: 'device:Telescope',
    area: 'telescope',
    severity: 'SERIOUS',
    effect: 'Observing is paused.',
    guidance:
      'Check the power and the network line of the telescope. It is taken back as soon as it answers; if it does not, restart its controller.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'device:Dome',
    area: 'dome',
    severity: 'SERIOUS',
    effect: 'Observing is paused; it is not known whether the dome is shut.',
    guidance:
      'Look at the dome camera. Check its power and network line; if the weather turns, close it by the pendant at the dome.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'device:*',
    area: 'cameras',
    severity: 'WARNING',
    effect: 'The night goes on without it.',
    guidance: 'Check its power and its network line; it is taken back as soon as it answers.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'fault:Telescope:*',
    area: 'telescope',
    severity: 'SERIOUS',
    effect: 'Observing may have to pause.',
    guidance: 'Read what the mount says in Telescope, Devices; clear the fault at its controller before you move it.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'fault:Dome:*',
    area: 'dome',
    severity: 'SERIOUS',
    effect: 'Observing may have to pause.',
    guidance:
      'Look at the dome camera; clear the fault at the dome controller. If it is not shut, close it by the pendant.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'fault:*',
    area: 'cameras',
    severity: 'WARNING',
    effect: 'Its images may be missing.',
    guidance: 'Read what the device says in Telescope, Devices; the night goes on without it.',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  },
  {
    key: 'closing:telescope',
    area: 'telescope',
    severity: 'CRITICAL',
    effect: 'The mirror may be in danger.',
    guidance:
      'The dome closes without waiting for it. Look at the dome camera; park the telescope by its hand paddle, and call the engineer on duty.',
    panel: 'telescope/telescope',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
  {
    key: 'closing:*',
    area: 'dome',
    severity: 'CRITICAL',
    effect: 'The mirror may be in danger.',
    guidance: 'Look at the dome camera, close by hand or by the pendant, and call the engineer on duty.',
    panel: 'telescope/dome',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
  {
    key: 'command:Dome',
    area: 'dome',
    severity: 'SERIOUS',
    effect: 'What depends on the dome waits.',
    guidance:
      'Look at the dome camera and at the latest commands. If the weather is turning and it does not close, close it by the pendant.',
    panel: 'telescope/commands',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
  {
    key: 'command:*',
    area: 'telescope',
    severity: 'SERIOUS',
    effect: 'What depends on it waits.',
    guidance: 'Look at the latest commands and at the device itself; try again by hand when the way is clear.',
    panel: 'telescope/commands',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
  {
    key: 'fruitless',
    area: 'observation',
    severity: 'SERIOUS',
    effect: 'The night is being lost until telescope, dome and cameras work together again.',
    guidance: 'Look at the latest commands: what was not verified, and which device answered so.',
    panel: 'telescope/commands',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
  {
    key: 'agent:*',
    area: 'agents',
    severity: 'SERIOUS',
    effect: 'Its work is not done until it runs again.',
    guidance: 'Read the log of this agent, then restart it in System.',
    panel: 'system/agents',
    filter: STEADY,
    ...SAID_ONCE,
  },
  {
    key: '*',
    area: 'system',
    severity: 'WARNING',
    effect: 'It is not known what this means for tonight.',
    guidance: 'Read the log around the time of the alarm, and tell the engineer on duty.',
    panel: 'log',
    filter: AT_ONCE,
    ...SAID_ONCE,
  },
];
