import { PyrosDriver } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { EquatorialTarget, HorizontalTarget, Mount, MountStatus } from './Mount.ts';
import { decodeMountStatus } from './mountStatusCodec.ts';

/** A telescope that speaks the PyROS JSON protocol. What leads to safety (stop, park, shut the cover) waits behind no other question. */
export class PyrosMount extends PyrosDriver implements Mount {
  async status(): Promise<MountStatus> {
    const element = await this.line.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodeMountStatus(this.name, element, this.timekeeper.now());
  }

  async slewTo(target: EquatorialTarget): Promise<void> {
    const ra = this.within('right ascension', target.rightAscensionDegrees, 0, 360) % 360;
    const dec = this.within('declination', target.declinationDegrees, -90, 90);
    await this.line.order({ name: 'GOTO', ra, dec }, { timeoutMs: TIMEOUTS.order });
  }

  async slewToHorizontal(target: HorizontalTarget): Promise<void> {
    const alt = this.within('altitude', target.altitudeDegrees, -90, 90);
    const az = this.within('azimuth', target.azimuthDegrees, 0, 360) % 360;
    await this.line.order({ name: 'GOTO_ALTAZ', alt, az }, { timeoutMs: TIMEOUTS.order });
  }

  async setTracking(on: boolean): Promise<void> {
    await this.line.order({ name: 'TRACK', on }, { timeoutMs: TIMEOUTS.order });
  }

  async park(): Promise<void> {
    await this.line.overrule({ name: 'PARK' }, { timeoutMs: TIMEOUTS.stop });
  }

  async setCover(open: boolean): Promise<void> {
    const command = { name: 'COVER', open };
    if (open) await this.line.order(command, { timeoutMs: TIMEOUTS.order });
    else await this.line.orderBeside(command, { timeoutMs: TIMEOUTS.stop });
  }

  async halt(): Promise<void> {
    await this.line.overrule({ name: 'STOP' }, { timeoutMs: TIMEOUTS.stop });
  }
}
