import { Drawing } from '../../components/Drawing.tsx';
import { span } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useFeed, useTopicPart } from '../../state/topics.ts';
import { type ClosingStep, closingSteps } from './closingSteps.ts';

/** How the last closing went: cause, aborted, parked, shut; each verified or not. */
export function ClosingChain() {
  const closure = useTopicPart('nightlog', (log) => log?.closures.at(-1) ?? null);
  const commands = useFeed('commands');
  if (!closure) return <div className="t2">The dome was shut before any rule decided; no closing tonight.</div>;
  const steps = closingSteps(closure, commands);
  return (
    <Drawing label={`Closing: ${steps.map((step) => `${step.name} ${utcTime(step.at)}`).join(', ')}`}>
      {(width, height) => {
        const each = width / steps.length;
        const y = Math.round(height / 2) - 16;
        return (
          <>
            <line x1={6} y1={y + 0.5} x2={(steps.length - 1) * each + 6} y2={y + 0.5} stroke="var(--edge)" />
            {steps.map((step, index) => (
              <Step
                key={step.name}
                step={step}
                x={Math.round(index * each)}
                y={y}
                zero={closure.at}
                first={index === 0}
                roomy={each > 150}
              />
            ))}
          </>
        );
      }}
    </Drawing>
  );
}

function Step({
  step,
  x,
  y,
  zero,
  first,
  roomy,
}: {
  step: ClosingStep;
  x: number;
  y: number;
  zero: number;
  first: boolean;
  roomy: boolean;
}) {
  const time = step.at === null ? '--' : utcTime(step.at);
  const since = step.at === null || step.at === zero ? '' : `  +${span(step.at - zero)}`;
  return (
    <g>
      {step.verified ? (
        <>
          <circle cx={x + 6} cy={y} r={6} fill="var(--verified-fill)" stroke="var(--verified)" />
          <path d={`M${x + 3} ${y}l2.5 2.5 4-4.5`} fill="none" stroke="var(--verified)" strokeWidth={1.5} />
        </>
      ) : (
        <rect
          x={x + 2}
          y={y - 4}
          width={8}
          height={8}
          fill={step.at === null ? 'var(--bg-1)' : first ? 'var(--danger)' : 'var(--plot-2)'}
          stroke={step.at === null ? 'var(--edge)' : 'none'}
        />
      )}
      {step.verified && roomy ? (
        <text x={x + 18} y={y + 4} className="halo verified-text">
          verified
        </text>
      ) : null}
      <text x={x} y={y + 24} className="strong">
        {roomy ? step.name : step.short}
      </text>
      <text x={x} y={y + 40}>
        {time}
        {roomy ? since : ''}
      </text>
      <text x={x} y={y + 56} className="faint">
        {step.detail}
      </text>
    </g>
  );
}
