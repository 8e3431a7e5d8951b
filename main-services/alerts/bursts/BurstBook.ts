import { authorityOf, canonicalIvorn } from './canonicalIvorn.ts';
import type { Entry, MissionBurst } from './Entry.ts';
import { isSameBurst, LONGEST_APART_MS, summarise } from './isSameBurst.ts';
import { Tally } from './Tally.ts';

/** Months of real traffic; beyond it the bursts quiet for longest are forgotten (the database keeps them). */
const MOST_NOTICES = 5000;
/** No real burst had more than 60 notices; practice bursts share one number for ever. */
const MOST_NOTICES_PER_BURST = 1500;

interface Page extends MissionBurst {
  entries: Entry[];
  summary: MissionBurst['summary'];
  /** Identifiers of the same publisher that its notices cite. */
  readonly cited: Tally;
  /** Its mission numbers its bursts: two numbers are two bursts, whatever cites what. */
  readonly isNumbered: boolean;
}

/**
 * The notices of the last days, sorted into bursts: by the mission's own burst id, by citations of the same publisher, and across
 * missions by time and position. What it answers depends on which notices it holds, never on the order they came in.
 */
export class BurstBook {
  /** In order of latest notice: the first is the one quiet for longest. */
  readonly #pages = new Map<string, Page>();
  readonly #pageOf = new Map<string, string>();
  /** Cited identifier → keys of the pages that cite it, whether the cited notice is here yet or not. */
  readonly #citedBy = new Map<string, Tally>();
  /** Pages that can be compared with other missions', by trigger time in steps of the longest difference. */
  readonly #byTime = new Map<number, Set<Page>>();
  readonly #limits: { readonly notices: number; readonly perBurst: number };
  #count = 0;

  /** @param limits how much is kept in memory */
  constructor(limits = { notices: MOST_NOTICES, perBurst: MOST_NOTICES_PER_BURST }) {
    this.#limits = limits;
  }

  has(ivorn: string): boolean {
    return this.#pageOf.has(canonicalIvorn(ivorn));
  }

  add(entry: Entry): MissionBurst {
    const { notice } = entry;
    const key = burstKey(notice);
    const page = this.#pages.get(key) ?? {
      key,
      entries: [],
      summary: null,
      cited: new Tally(),
      isNumbered: notice.hasBurstNumber,
    };
    page.entries.push(entry);
    this.#count += 1;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    this.#pageOf.set(canonicalIvorn(notice.ivorn), key);
    for (const cited of ownCitations(entry)) this.#cite(page, cited);
    if (page.entries.length > this.#limits.perBurst) this.#forgetEntry(page, 0);
    this.#sumUp(page);
    while (this.#count > this.#limits.notices && this.#pages.size > 1) this.#forgetOldest();
    return page;
  }

  /** Every mission's page of the burst with this key, that one included, in the order of their keys. */
  group(key: string): readonly MissionBurst[] {
    const found = new Map<string, Page>();
    const open = [key];
    const looked = new Set<string>();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const page = this.#pages.get(next);
      if (page === undefined || found.has(next)) continue;
      found.set(next, page);
      open.push(...this.#neighbours(page, looked));
    }
    return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** @param looked identifiers from which every page has been reached already */
  #neighbours(page: Page, looked: Set<string>): readonly string[] {
    const keys: string[] = [];
    for (const cited of this.#identifiersOf(page)) {
      if (!page.isNumbered && looked.has(cited)) continue;
      if (!page.isNumbered) looked.add(cited);
      const key = this.#pageOf.get(cited);
      if (key !== undefined && key !== page.key) keys.push(key);
      // Two that continue a notice which never came continue each other.
      const citing = this.#citedBy.get(cited);
      if (citing !== undefined) keys.push(...citing.names());
    }
    const tied = keys.filter((key) => !page.isNumbered || this.#pages.get(key)?.isNumbered === false);
    const { summary } = page;
    if (summary === null) return tied;
    const step = timeStep(summary.triggerAt);
    for (const near of [step - 1, step, step + 1]) {
      for (const other of this.#byTime.get(near) ?? []) {
        if (other.summary !== null && isSameBurst(summary, other.summary)) tied.push(other.key);
      }
    }
    return tied;
  }

  #sumUp(page: Page): void {
    this.#leaveTime(page);
    page.summary = summarise(page.entries);
    if (page.summary === null) return;
    const step = timeStep(page.summary.triggerAt);
    const near = this.#byTime.get(step);
    if (near === undefined) this.#byTime.set(step, new Set([page]));
    else near.add(page);
  }

  #leaveTime(page: Page): void {
    if (page.summary === null) return;
    const step = timeStep(page.summary.triggerAt);
    const near = this.#byTime.get(step);
    near?.delete(page);
    if (near?.size === 0) this.#byTime.delete(step);
  }

  /** What its notices are called and what they cite. */
  #identifiersOf(page: Page): readonly string[] {
    return [...page.cited.names(), ...page.entries.map(({ notice }) => canonicalIvorn(notice.ivorn))];
  }

  #cite(page: Page, cited: string): void {
    page.cited.add(cited);
    const citing = this.#citedBy.get(cited) ?? new Tally();
    citing.add(page.key);
    this.#citedBy.set(cited, citing);
  }

  #forgetEntry(page: Page, index: number): void {
    const [entry] = page.entries.splice(index, 1);
    if (entry === undefined) return;
    this.#count -= 1;
    this.#pageOf.delete(canonicalIvorn(entry.notice.ivorn));
    for (const cited of ownCitations(entry)) {
      page.cited.remove(cited);
      const citing = this.#citedBy.get(cited);
      citing?.remove(page.key);
      if (citing?.isEmpty) this.#citedBy.delete(cited);
    }
  }

  #forgetOldest(): void {
    const [oldest] = this.#pages.values();
    if (oldest === undefined) return;
    while (oldest.entries.length > 0) this.#forgetEntry(oldest, oldest.entries.length - 1);
    this.#leaveTime(oldest);
    this.#pages.delete(oldest.key);
  }
}

/** What a notice cites of its own publisher: only he may continue it or take it back. */
function ownCitations({ notice }: Entry): readonly string[] {
  const authority = authorityOf(notice.ivorn);
  return notice.cites.filter((cited) => authorityOf(cited) === authority).map(canonicalIvorn);
}

function timeStep(triggerAt: number): number {
  return Math.floor(triggerAt / LONGEST_APART_MS);
}

/** A burst's name across missions. */
export function burstKey(notice: { readonly mission: string; readonly burst: string }): string {
  return `${notice.mission}/${notice.burst}`;
}
