import type { KafkaSettings } from '../../../../../main-services/alerts/sources/kafka/KafkaSettings.ts';
import { KafkaSource } from '../../../../../main-services/alerts/sources/kafka/KafkaSource.ts';
import type { NoticeEnvelope } from '../../../../../main-services/alerts/sources/NoticeEnvelope.ts';
import type { AlertSourceView } from '../../../../../main-services/model/alertSource.ts';
import { ManualClock } from '../../../../../main-services/supervision/ManualClock.ts';
import { rememberingLog } from '../../../../doubles/rememberingLog.ts';

/** A source that listens to a cluster of the test, on a clock that only the test moves. It is stopped by the test's clean-up. */
export function listenToKafka(
  settings: Pick<KafkaSettings, 'brokers' | 'topics'> & Partial<KafkaSettings>,
  cleanUps: (() => Promise<void>)[],
) {
  const wallClock = new ManualClock();
  const log = rememberingLog();
  /** What the keychain holds. */
  const held: { secret: string | null } = { secret: null };
  const source = new KafkaSource({
    settings: { name: 'gcn', ssl: false, caFile: null, sasl: null, heartbeatTopic: null, ...settings },
    groupId: async () => 'pyros-test',
    secret: async () => held.secret,
    wallClock,
    log,
    // The mock cluster lets a group wait for a member that has left until its session would have ended.
    sessionMs: 4_000,
    random: () => 0.5,
  });
  cleanUps.push(() => source.stop());
  const received: { readonly bytes: Buffer; readonly envelope: NoticeEnvelope }[] = [];
  const disk = { works: true };
  source.start((bytes, envelope) => {
    received.push({ bytes, envelope });
    return { isNew: true, onDisk: async () => disk.works };
  });
  const until = async (condition: (state: AlertSourceView) => boolean) => {
    while (!condition(source.state())) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  /** Lets time pass during which the brokers answer. */
  const pass = async (milliseconds: number) => {
    await wallClock.advance(milliseconds);
    await until(({ lastHeardAt }) => lastHeardAt === wallClock.now());
  };
  const texts = () => received.map(({ bytes }) => bytes.toString('utf8'));
  /** As the archive of notices has them: what a cluster sends again is one. */
  const notices = () => [...new Set(texts())];
  return { source, received, texts, notices, until, pass, wallClock, log, held, disk };
}
