import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AlertDecision } from '../model/alert.ts';
import { BurstBook, burstKey } from './bursts/BurstBook.ts';
import type { Entry } from './bursts/Entry.ts';
import { retractionOf, settle } from './bursts/settle.ts';
import { type Circumstances, decide } from './decide.ts';
import type { Notice, SkyPosition } from './voevent/Notice.ts';
import { NoticeRefused } from './voevent/NoticeRefused.ts';
import { readNotice } from './voevent/readNotice.ts';

/** One line of `pyros alert replay`. */
export interface ReplayedNotice {
  readonly file: string;
  readonly ivorn: string | null;
  readonly mission: string | null;
  readonly type: string | null;
  readonly role: string | null;
  readonly burst: string | null;
  readonly position: SkyPosition | null;
  readonly retracts: readonly string[];
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
}

/** What a burst came to after all notices. */
export interface ReplayedBurst {
  readonly bursts: readonly string[];
  readonly decision: AlertDecision;
  readonly position: SkyPosition | null;
  readonly retractedBy: string | null;
  readonly notices: number;
}

export interface Replay {
  readonly notices: readonly ReplayedNotice[];
  readonly bursts: readonly ReplayedBurst[];
}

/** A file of the directory, as `replayNotices` takes it. */
export interface NoticeFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** Every file of a directory that may be a notice. */
export function readNoticeFiles(directory: string): readonly NoticeFile[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(xml|voevent)$/i.test(entry.name))
    .map(({ name }) => ({ file: name, bytes: readFileSync(path.join(directory, name)) }));
}

/**
 * Feeds notices through reading, grouping and decision without moving anything. Each is decided at the time of its own date, so
 * that what a burst comes to does not depend on the order. @param seed null: by date; a number: shuffled by it
 */
export function replayNotices(
  files: readonly NoticeFile[],
  setting: Omit<Circumstances, 'now' | 'history' | 'acceptsFake'>,
  seed: number | null = null,
): Replay {
  const read = files.map(({ file, bytes }) => ({ file, ...attempt(bytes) }));
  const dated = read
    .map((item) => ({ ...item, at: item.notice?.issuedAt ?? item.notice?.triggerAt ?? 0 }))
    .sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1));
  const book = new BurstBook();
  const notices = (seed === null ? dated : shuffle(dated, seed)).map(({ file, notice, refusal, at }) =>
    notice === null ? refused(file, refusal) : { file, ...take(book, notice, { ...setting, now: at }) },
  );
  const keys = new Set(read.flatMap(({ notice }) => (notice === null ? [] : [burstKey(notice)])));
  return { notices, bursts: summarise(book, keys) };
}

function attempt(bytes: Buffer): { notice: Notice; refusal: '' } | { notice: null; refusal: string } {
  try {
    return { notice: readNotice(bytes), refusal: '' };
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    return { notice: null, refusal: error.message };
  }
}

function take(book: BurstBook, notice: Notice, setting: Omit<Circumstances, 'history' | 'acceptsFake'>) {
  const { ivorn, mission, type, role, burst, position, retracts } = notice;
  const facts = { ivorn, mission, type, role, burst, position, retracts };
  if (book.has(ivorn)) return { ...facts, decision: 'ignore' as const, reasons: ['It has come before.'] };
  const circumstances = { ...setting, acceptsFake: true, history: { retractedBy: null } };
  const verdict = decide(notice, circumstances);
  const page = book.add({ notice, verdict, receivedAt: setting.now });
  const entries = book.group(page.key).flatMap((each): readonly Entry[] => each.entries);
  const retractedBy = retractionOf(
    page,
    entries.filter((entry) => entry.verdict.decision === 'cancel'),
  );
  const { decision, reasons } =
    retractedBy === null || verdict.decision === 'cancel'
      ? verdict
      : decide(notice, { ...circumstances, history: { retractedBy } });
  return { ...facts, decision, reasons };
}

function refused(file: string, refusal: string): ReplayedNotice {
  const nothing = { ivorn: null, mission: null, type: null, role: null, burst: null, position: null };
  return { file, ...nothing, retracts: [], decision: 'ignore', reasons: [refusal] };
}

function summarise(book: BurstBook, keys: ReadonlySet<string>): readonly ReplayedBurst[] {
  const bursts = new Map<string, ReplayedBurst>();
  for (const key of [...keys].sort()) {
    const group = book.group(key);
    const names = group.map((page) => page.key);
    const { decision, position, retractedBy } = settle(group);
    const count = group.reduce((sum, { entries }) => sum + entries.length, 0);
    bursts.set(names.join(' '), { bursts: names, decision, position, retractedBy, notices: count });
  }
  return [...bursts.values()];
}

/** Fisher and Yates with a small generator (mulberry32), so that a seed always gives the same order. */
function shuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const shuffled = [...items];
  let state = seed >>> 0;
  for (let last = shuffled.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const other = Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}
