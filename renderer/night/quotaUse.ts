import type { Night } from '../../main-services/model/night.ts';
import type { PlannedSequence } from '../../main-services/model/planning.ts';
import type { ScientificProgramme } from '../../main-services/model/request.ts';
import { glyphOf } from './bandModel.ts';

/** What one programme has used of a night, what is planned for it, what it was granted. */
export interface QuotaUse {
  readonly name: string;
  readonly classLetter: string;
  readonly usedMs: number;
  readonly plannedMs: number;
  /** Null: no quota is known, or it is the whole night. */
  readonly grantedMs: number | null;
}

/** Per programme, the one nearest to its quota first; programmes without quota last. */
export function quotaUse(
  planned: readonly PlannedSequence[],
  programmes: readonly ScientificProgramme[],
  night: Pick<Night, 'start' | 'end'>,
  now: number,
): readonly QuotaUse[] {
  const names = new Set([...programmes.map((one) => one.name), ...planned.map((one) => one.programme)]);
  const uses = [...names].map((name): QuotaUse => {
    const programme = programmes.find((one) => one.name === name);
    const limited = programme !== undefined && programme.quotaPercent < 100;
    let usedMs = 0;
    let plannedMs = 0;
    for (const one of planned) {
      const glyph = glyphOf(one);
      if (one.programme !== name || glyph === 'dropped') continue;
      if (glyph === 'planned') plannedMs += one.end - one.start;
      else usedMs += Math.max(0, Math.min(now, one.end) - one.start);
      if (glyph === 'executing') plannedMs += Math.max(0, one.end - Math.max(now, one.start));
    }
    return {
      name,
      classLetter: programme?.classLetter ?? '',
      usedMs,
      plannedMs,
      grantedMs: limited ? ((night.end - night.start) * programme.quotaPercent) / 100 : null,
    };
  });
  return uses.sort((a, b) => shareOf(b) - shareOf(a) || a.name.localeCompare(b.name));
}

/** Used and planned over granted; −1 without a quota. */
export function shareOf({ usedMs, plannedMs, grantedMs }: QuotaUse): number {
  return grantedMs === null ? -1 : grantedMs > 0 ? (usedMs + plannedMs) / grantedMs : usedMs + plannedMs > 0 ? 2 : 0;
}
