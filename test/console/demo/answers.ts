import type { TopicMessage } from '../../../electron/ipc/contract/topics.ts';
import { demoHistory as demoAlarmHistory } from './alarms.ts';
import { demoNight, demoNightAfter } from './night.ts';
import {
  demoCurves,
  demoDryRun,
  demoHistory,
  demoNextNight,
  demoPlannings,
  demoProgrammes,
  demoUserQuotas,
  demoVisibility,
} from './plannings.ts';
import { demoPreview } from './preview.ts';
import type { Scene } from './scene.ts';
import { demoTrends } from './trends.ts';

interface Reply {
  readonly answer: { readonly ok: boolean; readonly value?: unknown; readonly code?: string; readonly reason?: string };
  readonly messages: readonly TopicMessage[];
}

const ok = (value: unknown): Reply => ({ answer: { ok: true, value }, messages: [] });

/** Answers a window as the observatory would at the instant of the scene; nothing ever moves. */
export function answerFrom(scene: Scene, name: string, input: unknown): Reply {
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
    case 'environment.trends': {
      const asked = input as { from: number; to: number; points: number };
      return ok(demoTrends(asked.from, asked.to, asked.points, scene.state.environment?.mayOpen === false));
    }
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
    case 'requests.visibility': {
      const place = input as { rightAscensionDegrees: number; declinationDegrees: number };
      return ok(demoVisibility(place));
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
