import { describe, expect, it } from 'vitest';
import { AlertService } from '../../../main-services/alerts/AlertService.ts';
import { defaultStrategy } from '../../../main-services/alerts/strategy/defaultStrategy.ts';
import { aService, NIGHT } from './aService.ts';
import { svomNotice } from './samples.ts';

const at = { burst: 'sb26051101', ra: 200, dec: 20, at: NIGHT };
const wide = svomNotice({ ...at, type: 'eclairs-wakeup', packet: 202, error: 5 });
const better = svomNotice({ ...at, type: 'slewing', packet: 204, error: 0.05 });
const retraction = svomNotice({ ...at, type: 'retraction', packet: 219, error: 0.05 });
const worse = svomNotice({ ...at, type: 'eclairs-wakeup', packet: 203, error: 4 });

describe('the strategy that decided about a burst', () => {
  it('is kept with its version: that of the notice whose verdict stands, also after a restart', async () => {
    const inUse = { version: 3 };
    const { service, options, repository } = aService({
      strategy: () => ({ ...defaultStrategy(), version: inUse.version }),
    });
    const { name } = defaultStrategy();
    const decided = async (alerts: AlertService, notice: Buffer) => {
      alerts.receive(notice, 'test');
      await alerts.settled();
      const [shown] = alerts.alerts();
      expect((await repository.list(1))[0]?.strategy).toEqual(shown?.strategy);
      return [shown?.decision, shown?.strategy];
    };
    expect(await decided(service, wide)).toEqual(['ignore', { name, version: 3 }]);
    inUse.version = 4;
    expect(await decided(service, better)).toEqual(['observe', { name, version: 4 }]);
    inUse.version = 5;
    expect(await decided(service, worse)).toEqual(['observe', { name, version: 4 }]);
    const again = new AlertService(options);
    await again.restore();
    expect(await decided(again, retraction)).toEqual(['cancel', { name, version: 4 }]);
  });

  it('is the present one when an order that came to nothing is given again', async () => {
    const inUse = { version: 3 };
    const { service, options, actions } = aService({
      strategy: () => ({ ...defaultStrategy(), version: inUse.version }),
    });
    actions.hold = true;
    service.receive(better, 'test');
    await service.settled();
    inUse.version = 4;
    const again = new AlertService(options);
    await again.restore();
    expect(again.alerts()[0]?.strategy).toMatchObject({ version: 4 });
    await again.settled();
  });
});
