import type { AlarmBoard } from './alarms/AlarmBoard.ts';
import { raiseSourceAlarms } from './alarms/raiseSourceAlarms.ts';
import { raiseStandingAlarms } from './alarms/raiseStandingAlarms.ts';
import type { AlertService } from './alerts/AlertService.ts';
import { raiseQuestionAlarm } from './alerts/raiseQuestionAlarm.ts';
import type { ControlAuthority } from './control/ControlAuthority.ts';
import type { EnvironmentMonitor } from './environment/EnvironmentMonitor.ts';
import type { DeviceDiary } from './equipment/DeviceDiary.ts';
import type { FscHandover } from './handover/FscHandover.ts';
import type { Instruments } from './instruments/buildInstruments.ts';
import { escalateCommands } from './instruments/escalateCommands.ts';
import type { JogDesk } from './instruments/JogDesk.ts';
import { shutterWord } from './instruments/ShutterWitness.ts';
import type { Majordome } from './majordome/Majordome.ts';
import type { ObservatoryEvents } from './ObservatoryEvents.ts';
import type { Clock } from './supervision/Clock.ts';

/** The parts that hear of each other. */
export interface ConnectedParts {
  readonly events: ObservatoryEvents;
  readonly clock: Clock;
  readonly environment: EnvironmentMonitor;
  readonly instruments: Instruments;
  readonly majordome: Majordome;
  readonly control: ControlAuthority;
  readonly jogs: JogDesk;
  readonly alarms: AlarmBoard;
  readonly alerts: AlertService;
  readonly diary: DeviceDiary;
  readonly handover: FscHandover;
}

/** Tells each part what it must hear of the others, those that act before those that show. Nothing is ordered by an event. */
export function connectParts(parts: ConnectedParts): void {
  const { events, clock, environment, instruments, majordome, control, jogs, alarms, alerts, diary, handover } = parts;
  environment.onState((state) => {
    instruments.board.setLights({ ...environment.lamps() }, environment.lampCurrents());
    instruments.board.setFans(environment.fans());
    instruments.board.setShutterSeen(shutterWord(state.site.shutter));
    // Who closes hears it before who shows it.
    majordome.look();
    events.emit('environment', state);
  });
  instruments.board.onChange((state) => {
    diary.look(state);
    events.emit('instruments', state);
  });
  instruments.desk.onRecord((record) => events.emit('command', record));
  escalateCommands(instruments.desk, alarms);
  control.onChange((state) => {
    events.emit('control', state);
    jogs.heldBy(state.holderWindow);
    majordome.look();
    if (state.mode === 'AUTO') alerts.controlGivenBack();
  });
  events.on('planning', (latest) => majordome.setPlanning(latest));
  raiseStandingAlarms({ events, alarms, clock });
  raiseSourceAlarms(events, alarms);
  raiseQuestionAlarm(events, alarms);
  events.on('image', (image) => handover.imageChanged(image));
  events.on('alerts', (list) => handover.alertsChanged(list));
  events.on('requests', (list) => handover.requestsChanged(list));
}
