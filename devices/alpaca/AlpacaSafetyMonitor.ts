import type { SafetyMonitor } from '../safety/SafetyMonitor.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { booleanIn } from './alpacaFields.ts';

/** A safety monitor behind an Alpaca server. Its verdict is asked for by itself: nothing that a server keeps stands for it. */
export class AlpacaSafetyMonitor extends AlpacaDevice implements SafetyMonitor {
  constructor(options: AlpacaOptions) {
    super(options, 'safetymonitor');
  }

  async safe(): Promise<{ readonly at: number; readonly safe: boolean }> {
    const at = this.now();
    return { at, safe: booleanIn(this.name, 'issafe', await this.client.get('issafe')) };
  }
}
