import type { ControlAuthority, Operator } from '../control/ControlAuthority.ts';
import type { ObservatoryMotions } from '../instruments/ObservatoryMotions.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { Conductor } from './buildConductor.ts';

/** The orders that lead to safety, whoever holds control. */
export function safetyOrders(
  conductor: Pick<Conductor, 'closing' | 'majordome' | 'runner'>,
  motions: Pick<ObservatoryMotions, 'haltAll'>,
  control: Pick<ControlAuthority, 'stopPressed' | 'madeSafe'>,
) {
  return {
    /** STOP: every motion at once; manual control goes to who pressed. */
    async stopEverything(operator: Operator): Promise<readonly CommandRecord[]> {
      conductor.closing.stop(`STOP pressed by ${operator.userName}`);
      const issued = motions.haltAll(operator.userName);
      // The reason is given before the majordome notices the change of control, or it would be "manual control".
      void conductor.runner.interrupt(`STOP pressed by ${operator.userName}`);
      control.stopPressed(operator);
      return Promise.all(issued.map((command) => command.acknowledged));
    },

    /** MAKE SAFE: the ordered closing, whoever asks; it stays closed until control is given back to the majordome. */
    async makeSafe(operator: Operator) {
      const reason = `MAKE SAFE by ${operator.userName}`;
      void conductor.runner.interrupt(reason);
      control.madeSafe(operator);
      return conductor.closing.close(reason, operator.userName);
    },

    /** Abort → close → park → verify, whatever the weather; answers whether all is verified shut. */
    async secure(reason: string): Promise<boolean> {
      await conductor.majordome.shutDown(reason);
      return (await conductor.closing.close(reason, 'Majordome', false)).closed;
    },
  };
}
