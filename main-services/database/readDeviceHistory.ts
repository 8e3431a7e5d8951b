import type { Knex } from 'knex';
import type { DeviceHistoryFilter, DeviceStatusRecord } from '../model/deviceHistory.ts';

interface StatusRow {
  id: number;
  created: number;
  name: string;
  status: DeviceStatusRecord['state'];
  detail: string;
}

/** Changes of the devices' states, newest first. */
export async function readDeviceHistory(
  knex: Knex,
  filter: DeviceHistoryFilter,
): Promise<readonly DeviceStatusRecord[]> {
  const query = knex('device_status')
    .join('device', 'device.id', 'device_status.device_id')
    .select('device_status.id', 'device_status.created', 'device.name', 'device_status.status', 'device_status.detail')
    .orderBy('device_status.id', 'desc')
    .limit(filter.limit);
  if (filter.device !== undefined) query.where('device.name', filter.device);
  if (filter.from !== undefined) query.where('device_status.created', '>=', filter.from);
  if (filter.to !== undefined) query.where('device_status.created', '<=', filter.to);
  if (filter.before !== undefined) query.where('device_status.id', '<', filter.before);
  const rows: StatusRow[] = await query;
  return rows.map(({ id, created, name, status, detail }) => ({
    id,
    at: created,
    device: name,
    state: status,
    detail,
  }));
}
