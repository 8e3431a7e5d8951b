import type { ViewName } from '../../electron/ipc/contract/windows.ts';
import type { ViewDefinition } from '../docking/ViewDefinition.ts';
import { alarmsView } from './alarms/alarmsView.ts';
import { alertsView } from './alerts/alertsView.ts';
import { auditView } from './audit/auditView.ts';
import { devicesView } from './devices/devicesView.ts';
import { environmentView } from './environment/environmentView.ts';
import { imagesView } from './images/imagesView.ts';
import { logView } from './log/logView.ts';
import { nightlogView } from './nightlog/nightlogView.ts';
import { overviewView } from './overview/overviewView.ts';
import { requestsView } from './requests/requestsView.ts';
import { scheduleView } from './schedule/scheduleView.ts';
import { settingsView } from './settings/settingsView.ts';
import { skyView } from './sky/skyView.ts';
import { systemView } from './system/systemView.ts';
import { telescopeView } from './telescope/telescopeView.ts';

/** Every view by its name. */
export const VIEWS: Readonly<Record<ViewName, ViewDefinition>> = {
  overview: overviewView,
  environment: environmentView,
  telescope: telescopeView,
  schedule: scheduleView,
  requests: requestsView,
  alerts: alertsView,
  images: imagesView,
  sky: skyView,
  alarms: alarmsView,
  log: logView,
  system: systemView,
  nightlog: nightlogView,
  devices: devicesView,
  settings: settingsView,
  audit: auditView,
};
