import type { ViewName } from '../../electron/ipc/contract/windows.ts';

/** The rail's order; checked against the contract's list, whose module would bring the whole schema library along. */
export const VIEW_ORDER = [
  'overview',
  'environment',
  'telescope',
  'schedule',
  'requests',
  'alerts',
  'images',
  'sky',
  'alarms',
  'log',
  'system',
  'nightlog',
] as const satisfies readonly ViewName[];

/** Words on the rail and in titles. */
export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  overview: 'Overview',
  environment: 'Environment',
  telescope: 'Telescope',
  schedule: 'Schedule',
  requests: 'Requests',
  alerts: 'Alerts',
  images: 'Images',
  sky: 'Sky',
  alarms: 'Alarms',
  log: 'Log',
  system: 'System',
  nightlog: 'Night log',
};
