import { AlarmBoard } from '../../../main-services/alarms/AlarmBoard.ts';
import type { AlarmSeverity, AlarmView, AnnunciationView } from '../../../main-services/model/alarm.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryAlarms } from '../../doubles/InMemoryAlarms.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

type Loud = Exclude<AlarmSeverity, 'NONE'>;

/** A board on a clock moved by hand, with what it told. */
export function anAlarmBoard(store = new InMemoryAlarms(), clock = new ManualClock()) {
  const log = rememberingLog();
  let told: readonly AlarmView[] = [];
  const sounds: string[] = [];
  let last = 0;
  const alarms = new AlarmBoard({
    clock,
    log,
    store,
    settings: store,
    onChange: (list) => {
      told = list;
    },
    onAnnunciation: ({ sound }: AnnunciationView) => {
      if (sound && sound.id !== last) sounds.push(`${sound.cause} ${sound.severity}`);
      last = sound?.id ?? 0;
    },
  });
  return {
    clock,
    log,
    alarms,
    store,
    sounds,
    told: () => told,
    keys: () => alarms.list().map(({ key }) => key),
    /** An alarm without delays: "closing:…" is critical and said once, "*" a warning. */
    raise: (key: string, severity: Loud = 'WARNING', message = `${key} is wrong`) =>
      alarms.raise(key, { severity, message }),
    one: (key: string) => alarms.list().find((alarm) => alarm.key === key),
    kinds: (key?: string) =>
      store.lines.filter((line) => key === undefined || line.key === key).map(({ kind }) => kind),
  };
}
