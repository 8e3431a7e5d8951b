import type { InstrumentView } from '../main-services/model/operations.ts';
import type { FeedTopics, StateTopics } from './ipc/contract/topics.ts';

type State<T extends keyof StateTopics> = StateTopics[T] | null;

/** The topics a terminal shows; null where nothing is known yet. */
export interface StatusFacts {
  readonly time: State<'time'>;
  readonly night: State<'night'>;
  readonly environment: State<'environment'>;
  readonly instruments: State<'instruments'>;
  readonly control: State<'control'>;
  readonly majordome: State<'majordome'>;
  readonly alarms: State<'alarms'>;
  readonly shutdown: State<'shutdown'>;
  readonly lastLog: FeedTopics['log'] | null;
}

const UNKNOWN = '--';

/** The observatory's state in a few plain lines; what is not known is "--". */
export function statusLines(facts: StatusFacts): readonly string[] {
  const { time, night, environment, instruments, control, majordome, alarms, shutdown, lastLog } = facts;
  const execution = majordome?.execution;
  const lines = [
    row('Time', time ? `${utc(time.now)} UTC${time.simulated ? `, simulated ×${time.speed}` : ''}` : UNKNOWN),
    row('Night', night ? `${night.date}: ${utc(night.start)} to ${utc(night.end)}` : UNKNOWN),
    row('Safety', safety(environment)),
    row('Control', control ? `${control.mode}${control.holder ? ` (${control.holder})` : ''}` : UNKNOWN),
    row('Majordome', majordome ? `${majordome.state}: ${majordome.reason}` : UNKNOWN),
    row('Sequence', execution ? `${execution.name}, ${execution.step}` : 'none'),
    row(
      'Dome',
      instrument(
        instruments?.dome,
        ({ shutter, azimuthDegrees }) => `shutter ${shutter}, slit at ${azimuthDegrees.toFixed(0)}°`,
      ),
    ),
    row(
      'Telescope',
      instrument(
        instruments?.telescope,
        ({ state, altitudeDegrees, azimuthDegrees }) =>
          `${state}, altitude ${altitudeDegrees.toFixed(1)}°, azimuth ${azimuthDegrees.toFixed(1)}°`,
      ),
    ),
    row('Alarms', alarmLine(alarms)),
    row('Log', lastLog ? `${utc(lastLog.at)} ${lastLog.agent}: ${lastLog.message}` : UNKNOWN),
  ];
  for (const step of shutdown ?? []) lines.push(row('Closing', `${step.name}: ${step.state} ${step.detail}`.trimEnd()));
  return lines;
}

function row(label: string, text: string): string {
  return `${label.padEnd(10)} ${text}`;
}

function safety(environment: StatusFacts['environment']): string {
  if (!environment) return UNKNOWN;
  return environment.safe ? 'SAFE' : `UNSAFE: ${environment.cause}`;
}

function instrument<S>(view: InstrumentView<S> | undefined, inWords: (status: S) => string): string {
  if (!view) return UNKNOWN;
  if (!view.link.connected) return `${UNKNOWN} (${view.link.fault ?? 'not connected'})`;
  return view.status ? inWords(view.status) : UNKNOWN;
}

function alarmLine(alarms: StatusFacts['alarms']): string {
  if (!alarms) return UNKNOWN;
  const open = alarms.filter(
    (alarm) => alarm.currentSeverity !== 'NONE' && alarm.acknowledgedBy === null && alarm.shelf === null,
  );
  const [first] = open;
  return first ? `${open.length}: ${first.severity} ${first.message}` : 'none';
}

function utc(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
