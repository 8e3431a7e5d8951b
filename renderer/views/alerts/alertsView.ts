import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AlertImagesPanel } from './AlertImagesPanel.tsx';
import { AlertMapPanel } from './AlertMapPanel.tsx';
import { AlertReactionPanel } from './AlertReactionPanel.tsx';
import { AlertVisibilityPanel } from './AlertVisibilityPanel.tsx';
import { BurstList } from './BurstList.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { FakeAlertPanel } from './FakeAlertPanel.tsx';
import { NoticesPanel } from './NoticesPanel.tsx';
import { SourcesPanel } from './SourcesPanel.tsx';
import { StrategiesPanel } from './StrategiesPanel.tsx';

/** Bursts, what was decided about them and how fast; what decides, and where notices come from. */
export const alertsView: ViewDefinition = {
  name: 'alerts',
  panels: {
    bursts: { title: 'Bursts', component: BurstList },
    decision: { title: 'Decision', component: DecisionPanel },
    notices: { title: 'Notices', component: NoticesPanel },
    images: { title: 'Images', component: AlertImagesPanel },
    strategies: { title: 'Strategies', component: StrategiesPanel },
    map: { title: 'On the sky', component: AlertMapPanel },
    visibility: { title: 'Visibility', component: AlertVisibilityPanel },
    reaction: { title: 'Reaction', component: AlertReactionPanel },
    sources: { title: 'Sources', component: SourcesPanel },
    fake: { title: 'Fake alert', component: FakeAlertPanel },
  },
  layout: {
    wide: row(
      share(),
      column(420, place(share(), 'bursts'), place(248, 'sources')),
      column(
        share(),
        place(340, 'decision'),
        place(share(), 'notices', 'images', 'strategies'),
        place(232, 'reaction'),
      ),
      column(440, place(share(), 'map'), place(196, 'visibility'), place(336, 'fake')),
    ),
    narrow: row(
      share(),
      column(308, place(share(), 'bursts'), place(208, 'sources')),
      column(
        share(),
        place(292, 'decision'),
        place(share(), 'notices', 'images', 'strategies'),
        place(180, 'reaction'),
      ),
      column(308, place(share(), 'map', 'visibility'), place(336, 'fake')),
    ),
  },
  shortcuts: [{ keys: '↑ ↓', does: 'In the list: the burst before, the burst after' }],
};
