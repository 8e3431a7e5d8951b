import { bare, column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ClosuresPanel } from './ClosuresPanel.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { PlcPanel } from './PlcPanel.tsx';
import { RulesPanel } from './RulesPanel.tsx';
import { SensorsPanel } from './SensorsPanel.tsx';
import { SimulationPanel } from './SimulationPanel.tsx';
import { SynthesisPanel } from './SynthesisPanel.tsx';
import { TrendsPanel } from './TrendsPanel.tsx';

/** Weather and site: what decides, why, since when, and what it takes to open again. */
export const environmentView: ViewDefinition = {
  name: 'environment',
  panels: {
    decision: { title: 'Decision', component: DecisionPanel },
    rules: { title: 'Rules', component: RulesPanel },
    sensors: { title: 'Sensors', component: SensorsPanel },
    plc: { title: 'PLC and monitoring', component: PlcPanel },
    closures: { title: 'Tonight’s closures', component: ClosuresPanel },
    simulation: { title: 'Simulation', component: SimulationPanel },
    synthesis: { title: 'Weather and site', component: SynthesisPanel },
    trends: { title: 'Trends', component: TrendsPanel },
  },
  layout: {
    wide: column(
      share(),
      bare(124, 'decision'),
      row(
        share(),
        column(
          share(),
          place(464, 'rules'),
          row(
            share(),
            place(share(), 'sensors', 'plc'),
            column(424, place(88, 'closures'), place(share(), 'simulation')),
          ),
        ),
        column(760, place(156, 'synthesis'), place(share(), 'trends')),
      ),
    ),
    narrow: column(
      share(),
      bare(100, 'decision'),
      row(
        share(),
        column(716, place(share(), 'rules'), place(168, 'sensors', 'simulation', 'plc', 'closures')),
        column(share(), place(148, 'synthesis'), place(share(), 'trends')),
      ),
    ),
  },
  shortcuts: [
    { keys: '← →', does: 'Trends: half a span into the past; towards now' },
    { keys: ', .', does: 'The instant looked at: a little earlier, a little later' },
    { keys: '+ −', does: 'Trends: a shorter span, a longer span' },
    { keys: 'L, Home', does: 'Back to live' },
    { keys: 'E', does: 'Export the span that is shown as CSV' },
  ],
};
