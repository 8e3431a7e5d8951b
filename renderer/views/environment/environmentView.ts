import { bare, column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ClosuresPanel } from './ClosuresPanel.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { RulesPanel } from './RulesPanel.tsx';
import { SensorsPanel } from './SensorsPanel.tsx';
import { SimulationPanel } from './SimulationPanel.tsx';
import { TrendsPanel } from './TrendsPanel.tsx';

/** Weather and site: what decides, why, since when, and what it takes to open again. */
export const environmentView: ViewDefinition = {
  name: 'environment',
  panels: {
    decision: { title: 'Decision', component: DecisionPanel },
    rules: { title: 'Rules', component: RulesPanel },
    sensors: { title: 'Sensors', component: SensorsPanel },
    closures: { title: 'Tonight’s closures', component: ClosuresPanel },
    simulation: { title: 'Simulated weather', component: SimulationPanel },
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
          place(448, 'rules'),
          place(share(3), 'sensors'),
          row(168, place(share(), 'closures'), place(share(), 'simulation')),
        ),
        place(760, 'trends'),
      ),
    ),
    narrow: column(
      share(),
      bare(100, 'decision'),
      row(
        share(),
        column(716, place(share(), 'rules'), place(146, 'sensors', 'closures', 'simulation')),
        place(share(), 'trends'),
      ),
    ),
  },
};
