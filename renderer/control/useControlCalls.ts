import type { Answer } from '../../electron/ipc/contract/answer.ts';
import type { ControlState, OperatingMode } from '../../main-services/model/operations.ts';
import { useCall } from '../state/useCall.ts';

/** Everything a window can ask about control, with what came of the last of it. */
export function useControlCalls() {
  const mode = useCall('control.setMode');
  const request = useCall('control.request');
  const withdrawal = useCall('control.withdraw');
  const reply = useCall('control.answer');
  const hand = useCall('control.handOver');
  const seizure = useCall('control.take');
  const all = [mode, request, withdrawal, reply, hand, seizure];
  const forgetting = <T>(act: () => T): T => {
    for (const one of all) one.forget();
    return act();
  };
  const answer: Answer<ControlState> | null = all.map((one) => one.answer).find((one) => one !== null) ?? null;
  return {
    pending: all.some((one) => one.pending),
    /** Only what was refused is worth a line: what was done is seen. */
    answer,
    setMode: (wanted: OperatingMode) => void forgetting(() => mode.send({ mode: wanted })),
    ask: () => void forgetting(() => request.send(undefined)),
    withdraw: () => void forgetting(() => withdrawal.send(undefined)),
    reply: (accept: boolean) => void forgetting(() => reply.send({ accept })),
    handOver: (windowId: string) => void forgetting(() => hand.send({ windowId })),
    take: (reason: string) => forgetting(() => seizure.send({ reason })),
  };
}
