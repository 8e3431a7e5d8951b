import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IndiClient } from '../../devices/indi/IndiClient.ts';
import { NightCalendar } from '../../main-services/astronomy/NightCalendar.ts';
import type { Night } from '../../main-services/model/night.ts';
import { SAN_PEDRO_MARTIR, type Site } from '../../main-services/model/site.ts';
import type { NightReport } from '../../main-services/night/NightReport.ts';
import { runNight } from '../../main-services/night/runNight.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';
import { RealClock } from '../../main-services/supervision/RealClock.ts';
import { checkConfiguration } from '../../main-services/system/readConfiguration.ts';
import { SharedTime } from '../doubles/SharedTime.ts';
import { startIndiServer } from '../doubles/startIndiServer.ts';
import { INDI_NAMES, INDI_SIMULATORS, indiDevices } from './indiDevices.ts';
import { NightTally } from './NightTally.ts';

/** Faster brings little: the questions to eight devices take as long as the time between them. */
const SPEED = 300;
/** The drivers run before the observatory wakes, as on a computer of the dome that is never switched off. */
const BEFORE_NIGHT_MS = 5 * 60_000;

export interface IndiNightOptions {
  readonly data: string;
  /** San Pedro Mártir unless told. */
  readonly site?: Site;
  readonly nightDate: string;
  /** Requests as XML, in the inbox before dusk. */
  readonly requests: readonly string[];
  /** Thresholds and hold-offs that differ from the defaults. */
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly onLine: (line: string) => void;
  /** Called before time flows: what else happens in this night. */
  readonly onReady?: (stage: { readonly night: Night; readonly clock: Clock; readonly port: number }) => void;
}

export interface IndiNight {
  readonly report: NightReport;
  readonly problems: readonly string[];
  readonly tally: NightTally;
}

/**
 * A whole night with every device on the real INDI server: its drivers know no other time than the observatory's, so that mount,
 * shutter, wheel and exposures take as long as they always do.
 */
export async function anIndiNight({
  data,
  site = SAN_PEDRO_MARTIR,
  nightDate,
  requests,
  environment = {},
  onLine,
  onReady,
}: IndiNightOptions): Promise<IndiNight> {
  const night = new NightCalendar(site).nightOf(nightDate);
  const time = await SharedTime.at(night.start - BEFORE_NIGHT_MS, SPEED);
  try {
    const server = await startIndiServer(INDI_SIMULATORS, time);
    try {
      const { port } = server;
      await haveHardware(port);
      await mkdir(join(data, 'INBOX'), { recursive: true });
      for (const [index, xml] of requests.entries()) await writeFile(join(data, 'INBOX', `${index}.xml`), xml);
      const devices = indiDevices(port);
      const tally = new NightTally();
      const ran = await runNight({
        configuration: checkConfiguration(data, {
          site,
          ...devices,
          environment: { ...devices.environment, ...environment },
          simulation: { enabled: false, speed: SPEED },
        }),
        nightDate,
        version: '0.0.0-test',
        onLine,
        onReady: (observatory, clock) => {
          time.follow(clock);
          tally.follow(observatory, clock);
          onReady?.({ night, clock, port });
        },
      });
      return { ...ran, tally };
    } finally {
      await server.stop();
    }
  } finally {
    await time.stop();
  }
}

/** Waits until every driver has its hardware. */
async function haveHardware(port: number): Promise<void> {
  const timekeeper = new RealClock();
  const address = { medium: 'tcp', host: '127.0.0.1', port } as const;
  try {
    for (const indiDevice of INDI_NAMES) {
      const client = new IndiClient({ name: indiDevice, indiDevice, address, timekeeper });
      client.connect();
      while (!client.isReady()) await new Promise((resolve) => setTimeout(resolve, 20));
      await client.disconnect();
    }
  } finally {
    timekeeper.stop();
  }
}
