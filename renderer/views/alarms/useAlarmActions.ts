import { useCallback, useEffect } from 'react';
import type { AlarmView } from '../../../main-services/model/alarm.ts';
import { isWaiting } from '../../frame/alarmOrder.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { useChosenAlarm, useShownAlarm, useShownAlarms } from './chosenAlarm.ts';

const TYPING = 'input, textarea, select, [contenteditable]';

/** Acknowledging what is marked, or the chosen one, or everything in sight; with the keys for it. */
export function useAlarmActions() {
  const shown = useShownAlarms();
  const chosen = useShownAlarm();
  const { marked, mark, toggleMark, setShelving } = useChosenAlarm();
  const reasons = useRolePermission('user');
  const { send, pending, answer } = useCall('alarms.acknowledgeMany');
  const waiting = shown.filter(isWaiting);
  const markedWaiting = waiting.filter(({ key }) => marked.has(key));
  const target = markedWaiting.length > 0 ? markedWaiting : chosen && isWaiting(chosen) ? [chosen] : [];
  const refused = reasons.length > 0 || pending;
  const acknowledge = useCallback(
    (alarms: readonly AlarmView[]) => {
      if (refused || alarms.length === 0) return;
      // What is on the screen is acknowledged; what has become worse since is not.
      void send({ alarms: alarms.map(({ key, severity }) => ({ key, seen: severity })) });
      mark([]);
    },
    [refused, send, mark],
  );
  const chosenKey = chosen?.key ?? null;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || (event.target instanceof Element && event.target.closest(TYPING))) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey) {
        if (key !== 'a') return;
        event.preventDefault();
        mark(shown.map((alarm) => alarm.key));
      } else if (key === 'a') acknowledge(event.shiftKey ? waiting : target);
      else if (key === 's' && chosenKey !== null) {
        event.preventDefault();
        setShelving(true);
      } else if (key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('.alarm-tools input')?.focus();
      } else if (
        key === ' ' &&
        chosenKey !== null &&
        event.target instanceof Element &&
        event.target.closest('.virtual')
      ) {
        event.preventDefault();
        toggleMark(chosenKey);
      } else if (key === 'escape' && !event.shiftKey) mark([]);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [acknowledge, waiting, target, shown, chosenKey, mark, toggleMark, setShelving]);
  return { waiting, target, reasons, pending, answer, acknowledge };
}
