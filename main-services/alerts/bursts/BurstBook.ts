import { authorityOf, canonicalIvorn } from './canonicalIvorn.ts';
import type { Entry, MissionBurst } from './Entry.ts';
import { isSameBurst, summarise } from './isSameBurst.ts';

/** Months of real traffic; beyond it the bursts quiet for longest are forgotten (the database keeps them). */
const MOST_NOTICES = 5000;
/** No real burst had more than 60 notices; practice bursts share one number for ever. */
const MOST_NOTICES_PER_BURST = 1500;

interface Page extends MissionBurst {
  entries: Entry[];
  summary: MissionBurst['summary'];
}

/**
 * The notices of the last days, sorted into bursts: by the mission's own burst id, by citations of the same publisher, and across
 * missions by time and position. What it answers depends on which notices it holds, never on the order they came in.
 */
export class BurstBook {
  /** In order of latest notice: the first is the one quiet for longest. */
  readonly #pages = new Map<string, Page>();
  readonly #pageOf = new Map<string, string>();
  /** Cited identifier → bursts that cite it, whether the cited notice is here yet or not. */
  readonly #citedBy = new Map<string, Set<string>>();
  #count = 0;

  has(ivorn: string): boolean {
    return this.#pageOf.has(canonicalIvorn(ivorn));
  }

  add(entry: Entry): MissionBurst {
    const { notice } = entry;
    const key = burstKey(notice);
    const page = this.#pages.get(key) ?? { key, entries: [], summary: null };
    page.entries.push(entry);
    this.#count += 1;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    this.#pageOf.set(canonicalIvorn(notice.ivorn), key);
    for (const cited of notice.cites) this.#cite(canonicalIvorn(cited), key);
    if (page.entries.length > MOST_NOTICES_PER_BURST) this.#forgetEntry(page, 0);
    page.summary = summarise(page.entries);
    while (this.#count > MOST_NOTICES && this.#pages.size > 1) this.#forgetOldest();
    return page;
  }

  /** Every mission's page of the burst with this key, that one included, in the order of their keys. */
  group(key: string): readonly MissionBurst[] {
    const found = new Map<string, Page>();
    const open = [key];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const page = this.#pages.get(next);
      if (page === undefined || found.has(next)) continue;
      found.set(next, page);
      open.push(...this.#neighbours(page));
    }
    return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  #neighbours(page: Page): readonly string[] {
    const keys: string[] = [];
    for (const { notice } of page.entries) {
      const authority = authorityOf(notice.ivorn);
      for (const cited of notice.cites) {
        const key = this.#pageOf.get(canonicalIvorn(cited));
        if (key !== undefined && authorityOf(cited) === authority) keys.push(key);
      }
      for (const key of this.#citedBy.get(canonicalIvorn(notice.ivorn)) ?? []) {
        const citing = this.#pages.get(key)?.entries[0]?.notice.ivorn;
        if (citing !== undefined && authorityOf(citing) === authority) keys.push(key);
      }
    }
    const { summary } = page;
    if (summary === null) return keys;
    for (const other of this.#pages.values()) {
      if (other.summary !== null && isSameBurst(summary, other.summary)) keys.push(other.key);
    }
    return keys;
  }

  #cite(cited: string, by: string): void {
    const bursts = this.#citedBy.get(cited) ?? new Set();
    bursts.add(by);
    this.#citedBy.set(cited, bursts);
  }

  #forgetEntry(page: Page, index: number): void {
    const [entry] = page.entries.splice(index, 1);
    if (entry === undefined) return;
    this.#count -= 1;
    this.#pageOf.delete(canonicalIvorn(entry.notice.ivorn));
    for (const cited of entry.notice.cites) this.#citedBy.delete(canonicalIvorn(cited));
  }

  #forgetOldest(): void {
    const [oldest] = this.#pages.values();
    if (oldest === undefined) return;
    while (oldest.entries.length > 0) this.#forgetEntry(oldest, oldest.entries.length - 1);
    this.#pages.delete(oldest.key);
  }
}

/** A burst's name across missions. */
export function burstKey(notice: { readonly mission: string; readonly burst: string }): string {
  return `${notice.mission}/${notice.burst}`;
}
