import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { EnvironmentTrend } from '../../../electron/ipc/contract/environment.ts';
import { client } from '../../ipc/client.ts';
import { TREND_ROWS } from './trendRows.ts';

/** Enough for a plot half a screen wide. */
const POINTS = 480;

/** What the plots draw, with the span it is of. */
export interface ShownTrends {
  readonly from: number;
  readonly to: number;
  readonly trends: readonly EnvironmentTrend[];
}

/** Every quantity over a span; the first that is refused speaks for all. */
export async function askTrends(from: number, to: number): Promise<Answer<ShownTrends>> {
  const answers = await Promise.all(
    TREND_ROWS.map(({ quantity }) => client['environment.trend']({ quantity, from, to, points: POINTS })),
  );
  const trends: EnvironmentTrend[] = [];
  for (const answer of answers) {
    if (!answer.ok) return answer;
    trends.push(answer.value);
  }
  return { ok: true, value: { from, to, trends } };
}
