/** Every view a window can show; also the rail's order. Apart from the calls, so that the console does not load their schemas. */
export const VIEW_NAMES = [
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
  'devices',
  'settings',
  'audit',
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];
