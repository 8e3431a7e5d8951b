import type { AlertDecision } from '../model/alert.ts';
import { BurstBook, burstKey } from './bursts/BurstBook.ts';
import { burstNames } from './bursts/burstNames.ts';
import type { Entry } from './bursts/Entry.ts';
import { retractionOf, settle } from './bursts/settle.ts';
import { type Circumstances, decide } from './decide.ts';
import { shuffle } from './shuffle.ts';
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
  /** One name for all notices of a burst, whichever missions saw it. */
  readonly burst: string | null;
  readonly position: SkyPosition | null;
  readonly retracts: readonly string[];
  readonly decision: AlertDecision;
  readonly reasons: readonly string[];
}

/** What a burst came to after all notices. */
export interface ReplayedBurst {
  readonly burst: string;
  /** "mission/number" of each mission that saw it. */
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

/** A file that may be a notice: its bytes, or why it could not be read. */
export type NoticeFile =
  | { readonly file: string; readonly bytes: Buffer }
  | { readonly file: string; readonly fault: string };

type Setting = Omit<Circumstances, 'now' | 'history' | 'acceptsFake'>;

/**
 * Feeds notices through reading, grouping and decision without moving anything. Each is decided at the time of its own date, so
 * that what a burst comes to does not depend on the order. @param seed null: by date; a number: shuffled by it
 */
export function replayNotices(files: Iterable<NoticeFile>, setting: Setting, seed: number | null = null): Replay {
  const read = Array.from(files, attempt);
  const dated = read
    .map((item) => ({ ...item, at: item.notice?.issuedAt ?? item.notice?.triggerAt ?? 0 }))
    .sort((a, b) => a.at - b.at || (a.file < b.file ? -1 : 1));
  const keep = Math.max(1, read.length);
  const book = new BurstBook({ notices: keep, perBurst: keep });
  const taken = (seed === null ? dated : shuffle(dated, seed)).map(({ file, notice, refusal, at }) => ({
    notice,
    line: notice === null ? refused(file, refusal) : { file, ...take(book, notice, { ...setting, now: at }) },
  }));
  const bursts = sumUp(book, new Set(read.flatMap(({ notice }) => (notice === null ? [] : [burstKey(notice)]))));
  const nameOf = new Map(bursts.flatMap((one) => one.bursts.map((key) => [key, one.burst] as const)));
  return {
    notices: taken.map(({ notice, line }) => ({
      ...line,
      burst: notice === null ? null : (nameOf.get(burstKey(notice)) ?? notice.burst),
    })),
    bursts,
  };
}

function attempt(file: NoticeFile): { file: string; notice: Notice | null; refusal: string } {
  if ('fault' in file) return { file: file.file, notice: null, refusal: file.fault };
  try {
    return { file: file.file, notice: readNotice(file.bytes), refusal: '' };
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    return { file: file.file, notice: null, refusal: error.message };
  }
}

function take(book: BurstBook, notice: Notice, setting: Setting & { readonly now: number }) {
  const { ivorn, mission, type, role, burst, position, retracts } = notice;
  const facts = { ivorn, mission, type, role, burst, position, retracts };
  if (book.has(ivorn)) return { ...facts, decision: 'ignore' as const, reasons: ['It has come before.'] };
  const circumstances = { ...setting, acceptsFake: true, history: { retractedBy: null } };
  const verdict = decide(notice, circumstances);
  const page = book.add({ notice, verdict, receivedAt: setting.now });
  if (verdict.decision === 'cancel') return { ...facts, decision: verdict.decision, reasons: verdict.reasons };
  const entries = book.group(page.key).flatMap((each): readonly Entry[] => each.entries);
  const retractedBy = retractionOf(
    page,
    entries.filter((entry) => entry.verdict.decision === 'cancel'),
  );
  const { decision, reasons } =
    retractedBy === null ? verdict : decide(notice, { ...circumstances, history: { retractedBy } });
  return { ...facts, decision, reasons };
}

function refused(file: string, refusal: string): ReplayedNotice {
  const nothing = { ivorn: null, mission: null, type: null, role: null, burst: null, position: null };
  return { file, ...nothing, retracts: [], decision: 'ignore', reasons: [refusal] };
}

function sumUp(book: BurstBook, keys: ReadonlySet<string>): readonly ReplayedBurst[] {
  const left = new Set([...keys].sort());
  const bursts: Omit<ReplayedBurst, 'burst'>[] = [];
  for (const key of left) {
    const group = book.group(key);
    for (const page of group) left.delete(page.key);
    const { decision, position, retractedBy } = settle(group);
    const notices = group.reduce((sum, { entries }) => sum + entries.length, 0);
    bursts.push({ bursts: group.map((page) => page.key), decision, position, retractedBy, notices });
  }
  const names = burstNames(bursts.map((one) => one.bursts));
  return bursts.map((one, index) => ({ burst: names[index] ?? '', ...one }));
}
