import type { InputOf } from '../../../electron/ipc/contract/index.ts';
import type { TopicMessage } from '../../../electron/ipc/contract/topics.ts';
import { RequestRefused } from '../../../main-services/requests/RequestRefused.ts';
import { demoHistory as demoAlarmHistory } from './alarms.ts';
import { deviceAnswer } from './devices.ts';
import { demoInstant, demoPlcStatus, demoSimulation } from './environmentPast.ts';
import { demoNight, demoNightAfter } from './night.ts';
import { demoOutlook } from './outlook.ts';
import {
  demoCurves,
  demoDryRun,
  demoHistory,
  demoNextNight,
  demoPlannings,
  demoProgrammes,
  demoUserQuotas,
} from './plannings.ts';
import { demoPreview } from './preview.ts';
import type { Scene } from './scene.ts';
import { demoStrategyAnswer } from './strategies.ts';
import { demoTrend } from './trends.ts';
import { demoVisibilityOf } from './visibility.ts';

interface Reply {
  readonly answer: { readonly ok: boolean; readonly value?: unknown; readonly code?: string; readonly reason?: string };
  readonly messages: readonly TopicMessage[];
}

const ok = (value: unknown): Reply => ({ answer: { ok: true, value }, messages: [] });

/** Answers a window as the observatory would at the instant of the scene; nothing ever moves. */
export function answerFrom(scene: Scene, name: string, input: unknown): Reply {
  const ofDevices = deviceAnswer(scene, name, input);
  if (ofDevices !== undefined) return ok(ofDevices);
  switch (name) {
    case 'subscribe': {
      const { topics } = input as { topics: readonly string[] };
      const values: Readonly<Record<string, unknown>> = {
        ...scene.state,
        ...scene.feeds,
        time: { ...scene.state.time, wall: Date.now() },
      };
      const messages = topics.map((topic) => ({ topic, revision: 0, kind: 'snapshot', value: values[topic] ?? null }));
      return { answer: { ok: true, value: null }, messages: messages as unknown as readonly TopicMessage[] };
    }
    case 'interlocks.current':
      return ok(scene.interlocks);
    case 'environment.trend':
      return scene.state.environment
        ? ok(demoTrend(input as Parameters<typeof demoTrend>[0], !scene.state.environment.mayOpen))
        : refuse('Nothing was ever recorded.');
    case 'environment.at':
      return ok(demoInstant((input as { at: number }).at));
    case 'environment.exportCsv':
      return ok({
        fileName: 'environment 2026-12-16 0443 to 2026-12-16 0843.csv',
        text: 'time\r\n',
        resolution: 'reading',
      });
    case 'environment.exportRulesCsv':
      return ok({ fileName: 'rules 2026-12-16 0443 to 2026-12-16 0843.csv', text: 'time\r\n', complete: true });
    case 'simulation.view':
      return ok(demoSimulation);
    case 'plc.status':
      return ok(demoPlcStatus(scene.state.time.now));
    case 'interlocks.forTarget':
      return ok(demoOutlook(scene, (input as { place: Parameters<typeof demoOutlook>[1] }).place));
    case 'catalogue.suggest':
    case 'catalogue.find': {
      const andromeda = {
        name: 'NGC 224',
        furtherNames: ['M 31', 'Andromeda Galaxy'],
        kind: 'galaxy',
        rightAscensionDegrees: 10.6847,
        declinationDegrees: 41.269,
        magnitude: 3.4,
        moves: false,
      };
      return ok(
        name === 'catalogue.find'
          ? andromeda
          : [andromeda, { ...andromeda, name: 'NGC 205', furtherNames: ['M 110'], magnitude: 8.1 }],
      );
    }
    case 'telescope.keepJogging':
    case 'telescope.stopJogging':
      return ok(false);
    case 'alerts.missions':
      return ok([
        { mission: 'SVOM', types: ['eclairs-wakeup', 'slewing', 'mxt-initial'] },
        { mission: 'Swift', types: ['bat-position', 'xrt-position'] },
      ]);
    case 'strategies.list':
    case 'strategies.get':
    case 'strategies.versions':
    case 'strategies.validate':
      return ok(demoStrategyAnswer(name));
    case 'images.list':
      return ok(scene.feeds.images);
    case 'images.preview': {
      const asked = input as { id: number; size: number };
      const image = scene.feeds.images.find((one) => one.id === asked.id);
      return image ? ok(demoPreview(image, asked.size)) : refuse(`There is no image ${asked.id}.`);
    }
    case 'alarms.history':
      return ok(scene.state.alarms.length === 0 ? [] : demoAlarmHistory);
    case 'alarms.acknowledgeMany':
      return ok({ acknowledged: (input as { alarms: readonly unknown[] }).alarms.length, refused: [] });
    case 'alarms.shelve':
    case 'alarms.unshelve':
    case 'alarms.mute':
    case 'alarms.unmute':
      return ok(null);
    case 'log.query':
      return ok(scene.feeds.log);
    case 'layout.get':
      return ok(null);
    case 'planning.history':
      return ok(scene.state.planning ? demoHistory : []);
    case 'planning.get':
      return ok(demoPlannings.find((one) => one.id === (input as { id: number }).id) ?? null);
    case 'planning.next':
      return scene.state.planning ? ok(demoNextNight) : refuse('Nothing is planned yet.');
    case 'planning.night':
      return ok((input as { date: string }).date === demoNightAfter.date ? demoNightAfter : demoNight);
    case 'planning.try':
      return ok(demoDryRun);
    case 'planning.userQuotas':
      return ok(demoUserQuotas);
    case 'planning.altitudes':
      return ok(demoCurves((input as { sequenceIds: readonly number[] }).sequenceIds));
    case 'requests.visibility':
      try {
        return ok(demoVisibilityOf(input as InputOf<'requests.visibility'>));
      } catch (error) {
        if (error instanceof RequestRefused) return refuse(error.message);
        throw error;
      }
    case 'requests.exportXml':
      return ok('<?xml version="1.0" encoding="UTF-8"?>\n<request name="…"/>\n');
    case 'requests.programmes':
      return ok(demoProgrammes);
    case 'safety.stop':
    case 'safety.makeSafe':
      return ok(scene.feeds.commands.slice(0, 3));
    default:
      return name.startsWith('windows.') || name === 'layout.save' || name === 'theme.set'
        ? ok(null)
        : refuse('This is a picture of the console, not an observatory.');
  }
}

function refuse(reason: string): Reply {
  return { answer: { ok: false, code: 'failed', reason }, messages: [] };
}
