import type { CallName } from '../../electron/ipc/contract/index.ts';
import { useCommandPermission } from './permission.ts';
import { useCall } from './useCall.ts';

/**
 * A manual command with why it is refused now and what came of it last.
 * @param interlocked false when the polled reasons speak of another target or direction: then the answer tells
 */
export function useManualCommand<K extends CallName>(call: K, interlocked = true) {
  const reasons = useCommandPermission(call, interlocked);
  return { call, reasons, ...useCall(call) };
}

export type ManualCommand<K extends CallName> = ReturnType<typeof useManualCommand<K>>;
