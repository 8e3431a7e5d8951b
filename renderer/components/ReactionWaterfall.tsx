import type { ReactionChain } from '../../main-services/model/alert.ts';
import { textWidth } from '../drawing/textWidth.ts';
import { span } from '../format/duration.ts';
import { reactionSteps, tickSeconds } from '../night/reactionSteps.ts';

interface Props {
  readonly chain: ReactionChain;
  readonly width: number;
  readonly height: number;
}

const LEFT = 152;
const TOP = 22;
const HIGHEST_ROW = 28;

/** Steps of the reaction under each other, each where it happened on the time axis; the longest own step is bold. */
export function ReactionWaterfall({ chain, width, height }: Props) {
  const steps = reactionSteps(chain);
  const zero = chain.triggerAt ?? chain.receivedAt;
  const last = Math.max(1000, ...steps.map((step) => (step.end ?? step.start) - zero));
  const right = Math.max(LEFT + 80, width - 76);
  const x = (ms: number) => Math.round(LEFT + ((right - LEFT) * ms) / last) + 0.5;
  const rowHeight = Math.min(HIGHEST_ROW, Math.floor((height - TOP - 4) / steps.length));
  const tick = tickSeconds(last / 1000, (right - LEFT) / 72);
  const ticks = Array.from({ length: Math.floor(last / 1000 / tick) + 1 }, (_, index) => index * tick);
  const own = steps.filter((step) => step.ours && step.end !== null);
  const longest = own.reduce<(typeof own)[number] | null>(
    (best, step) => (best === null || length(step) > length(best) ? step : best),
    null,
  );
  return (
    <>
      {ticks.map((seconds) => (
        <g key={seconds}>
          <line x1={x(seconds * 1000)} y1={TOP - 4} x2={x(seconds * 1000)} y2={height - 4} stroke="var(--line)" />
          <text x={x(seconds * 1000)} y={14} textAnchor="middle" className="faint">
            {seconds === 0
              ? chain.triggerAt === null
                ? 'notice'
                : 'T0'
              : `+${span(seconds * 1000).replace('.0', '')}`}
          </text>
        </g>
      ))}
      <line
        x1={x(chain.receivedAt - zero)}
        y1={TOP - 4}
        x2={x(chain.receivedAt - zero)}
        y2={height - 4}
        stroke="var(--text-3)"
        strokeDasharray="2 3"
      />
      {steps.map((step, index) => {
        const y = TOP + index * rowHeight;
        const from = x(step.start - zero);
        const bar = rowHeight >= 20 ? rowHeight - 12 : rowHeight - 6;
        const bold = step === longest;
        const words = step.end === null ? 'not reached yet' : inWords(length(step));
        const to = step.end === null ? from : x(step.end - zero);
        const fits = to + 6 + textWidth(words, bold) < width - 4;
        return (
          <g key={step.name}>
            <text x={12} y={y + rowHeight / 2 + 4} className={bold ? 'strong' : ''}>
              {step.name}
            </text>
            <rect
              x={from - 0.5}
              y={y + (rowHeight - bar) / 2}
              width={Math.max(2, to - from)}
              height={bar}
              fill={
                step.end === null
                  ? 'var(--bg-4)'
                  : step.ours
                    ? step.light
                      ? 'var(--activity-solid)'
                      : 'var(--plot-2)'
                    : 'var(--bg-4)'
              }
            />
            <text
              x={fits ? to + 6 : from - 6}
              y={y + rowHeight / 2 + 4}
              textAnchor={fits ? 'start' : 'end'}
              className={`halo ${step.end === null ? 'faint' : bold ? 'strong' : 'bright'}`}
            >
              {words}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** Our own share is milliseconds. */
function inWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : span(ms);
}

function length(step: { readonly start: number; readonly end: number | null }): number {
  return (step.end ?? step.start) - step.start;
}
