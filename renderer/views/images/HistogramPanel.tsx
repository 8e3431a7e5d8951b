import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { fixed } from '../../format/number.ts';
import { useChosenPreview } from './useChosenPreview.ts';

const TOP = 8;
const BOTTOM = 22;
const SIDE = 12;

/** How many pixels have which brightness, with the counts shown as black and white. */
export function HistogramPanel() {
  const { preview, stretch } = useChosenPreview();
  if (!preview)
    return (
      <Panel>
        <EmptyState title="The histogram of the image looked at will be here." />
      </Panel>
    );
  const { histogram, blackCounts, whiteCounts } = preview;
  // A logarithm keeps the few bright pixels in sight beside the millions of sky.
  const heights = histogram.map((count) => Math.log10(1 + count));
  const highest = Math.max(1e-6, ...heights);
  return (
    <Panel note={`${stretch}, black ${fixed(blackCounts, 0)}, white ${fixed(whiteCounts, 0)} counts`}>
      <Drawing label={`Histogram from ${fixed(blackCounts, 0)} to ${fixed(whiteCounts, 0)} counts, logarithmic`}>
        {(width, height) => {
          const floor = height - BOTTOM;
          const step = (width - 2 * SIDE) / Math.max(1, heights.length);
          return (
            <>
              {heights.map((value, index) => (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: the bins have no other name
                  key={index}
                  x={SIDE + index * step}
                  y={floor - ((floor - TOP) * value) / highest}
                  width={Math.max(1, step - 0.5)}
                  height={((floor - TOP) * value) / highest}
                  fill="var(--plot-2)"
                />
              ))}
              <line x1={SIDE} x2={width - SIDE} y1={floor + 0.5} y2={floor + 0.5} stroke="var(--edge)" />
              <text x={SIDE} y={floor + 15} className="faint">
                {fixed(blackCounts, 0)}
              </text>
              <text x={width / 2} y={floor + 15} textAnchor="middle" className="faint">
                counts
              </text>
              <text x={width - SIDE} y={floor + 15} textAnchor="end" className="faint">
                {fixed(whiteCounts, 0)}
              </text>
            </>
          );
        }}
      </Drawing>
    </Panel>
  );
}
