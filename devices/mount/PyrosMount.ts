import { PyrosDriver } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type {
  EquatorialTarget,
  HorizontalTarget,
  Mount,
  MountJogging,
  MountStatus,
  MountTrackingRates,
} from './Mount.ts';
import { decodeMountStatus } from './mountStatusCodec.ts';

/** A telescope that speaks the PyROS JSON protocol. What leads to safety (stop, park, shut the cover) waits behind no other question. */
export class PyrosMount extends PyrosDriver implements Mount {
  /** simulators/PROTOCOL.md: 15″, 4′, 0.5° and 4° per second. */
  readonly jogging: MountJogging = {
    rates: ['guide', 'centre', 'find', 'slew'],
    start: (direction, rate) => this.client.order({ name: 'JOG', direction, rate }, { timeoutMs: TIMEOUTS.order }),
    stop: () => this.client.overrule({ name: 'JOG_STOP' }, { timeoutMs: TIMEOUTS.stop }),
  };
  readonly trackingRates: MountTrackingRates = {
    rates: ['sidereal', 'lunar', 'solar'],
    set: (rate) => this.client.order({ name: 'RATE', rate }, { timeoutMs: TIMEOUTS.order }),
  };

  async status(): Promise<MountStatus> {
    const element = await this.client.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodeMountStatus(this.name, element, this.now());
  }

  async slewTo(target: EquatorialTarget): Promise<void> {
    const ra = this.within('right ascension', target.rightAscensionDegrees, 0, 360) % 360;
    const dec = this.within('declination', target.declinationDegrees, -90, 90);
    await this.client.order({ name: 'GOTO', ra, dec }, { timeoutMs: TIMEOUTS.order });
  }

  async slewToHorizontal(target: HorizontalTarget): Promise<void> {
    const alt = this.within('altitude', target.altitudeDegrees, -90, 90);
    const az = this.within('azimuth', target.azimuthDegrees, 0, 360) % 360;
    await this.client.order({ name: 'GOTO_ALTAZ', alt, az }, { timeoutMs: TIMEOUTS.order });
  }

  async setTracking(on: boolean): Promise<void> {
    await this.client.order({ name: 'TRACK', on }, { timeoutMs: TIMEOUTS.order });
  }

  async park(): Promise<void> {
    await this.client.overrule({ name: 'PARK' }, { timeoutMs: TIMEOUTS.stop });
  }

  async setCover(open: boolean): Promise<void> {
    const command = { name: 'COVER', open };
    if (open) await this.client.order(command, { timeoutMs: TIMEOUTS.order });
    else await this.client.orderBeside(command, { timeoutMs: TIMEOUTS.stop });
  }

  async halt(): Promise<void> {
    await this.client.overrule({ name: 'STOP' }, { timeoutMs: TIMEOUTS.stop });
  }

  async unpark(): Promise<void> {
    await this.client.order({ name: 'UNPARK' }, { timeoutMs: TIMEOUTS.order });
  }

  async home(): Promise<void> {
    await this.client.order({ name: 'HOME' }, { timeoutMs: TIMEOUTS.order });
  }

  async sync(target: EquatorialTarget): Promise<void> {
    const ra = this.within('right ascension', target.rightAscensionDegrees, 0, 360) % 360;
    const dec = this.within('declination', target.declinationDegrees, -90, 90);
    await this.client.order({ name: 'SYNC', ra, dec }, { timeoutMs: TIMEOUTS.order });
  }
}
