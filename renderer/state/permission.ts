import { useMemo } from 'react';
import type { CallName } from '../../electron/ipc/contract/index.ts';
import type { ControlState } from '../../main-services/model/operations.ts';
import type { Role } from '../../main-services/model/user.ts';
import { usePanelVisible } from '../docking/PanelContext.ts';
import { useServicesLost } from './clock.ts';
import { useInterlocks } from './interlocks.ts';
import { useTopic } from './topics.ts';
import { windowIdentity } from './windowIdentity.ts';

const RANK: Readonly<Record<Role, number>> = { viewer: 0, user: 1, expert: 2, admin: 3 };
const ROLE_REASONS: Readonly<Record<Exclude<Role, 'viewer'>, string>> = {
  user: 'You are looking on as a visitor. Log in to do this.',
  expert: 'Only experts may do this. Log in as an expert.',
  admin: 'Only administrators may do this. Log in as an administrator.',
};

/** Why somebody of `role` may not do what `needed` may; null = may. */
export function roleReason(role: Role, needed: Role): string | null {
  if (needed === 'viewer' || RANK[role] >= RANK[needed]) return null;
  return ROLE_REASONS[needed];
}

/** Why this window may not command by hand; null = it holds control. */
export function controlReason(control: ControlState | null, windowId: string): string | null {
  if (!control) return 'It is not known who holds control.';
  if (control.mode === 'AUTO') return 'AUTO: take control first.';
  if (control.holderWindow === windowId) return null;
  // "nobody" pressed STOP without being logged in.
  if (control.holderWindow === null || control.holder === 'nobody') return 'Nobody holds control: take it first.';
  return `${control.holder ?? 'Somebody'} holds control in another window.`;
}

/** Why this user may not call something that needs `needed`: empty = may. */
export function useRolePermission(needed: Role): readonly string[] {
  const session = useTopic('session');
  const lost = useServicesLost();
  return useMemo(() => {
    if (lost) return ['The services do not answer.'];
    const reason = roleReason(session?.role ?? 'viewer', needed);
    return reason ? [reason] : [];
  }, [session, lost, needed]);
}

/** Why a manual command would be refused right now: role, control, interlocks. Empty = allowed. */
export function useCommandPermission(call: CallName, interlocked = true): readonly string[] {
  const role = useRolePermission('expert');
  const control = useTopic('control');
  const { reasons, fault } = useInterlocks(usePanelVisible());
  return useMemo(() => {
    if (role.length > 0) return role;
    const held = controlReason(control, windowIdentity.id);
    const locked = fault ? [`The interlocks do not answer: ${fault}`] : interlocked ? (reasons?.[call] ?? []) : [];
    return held ? [held, ...locked] : locked;
  }, [role, control, reasons, fault, call, interlocked]);
}
