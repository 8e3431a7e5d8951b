import type { ViewName } from '../../electron/ipc/contract/views.ts';

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
  devices: 'Devices',
  settings: 'Settings',
  audit: 'Audit',
};
