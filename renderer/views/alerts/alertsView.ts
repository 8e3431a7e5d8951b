import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AlertMapPanel } from './AlertMapPanel.tsx';
import { AlertReactionPanel } from './AlertReactionPanel.tsx';
import { BurstList } from './BurstList.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { FakeAlertPanel } from './FakeAlertPanel.tsx';
import { NoticesPanel } from './NoticesPanel.tsx';

/** Bursts, what was decided about them and how fast. */
export const alertsView: ViewDefinition = {
  name: 'alerts',
  panels: {
    bursts: { title: 'Bursts', component: BurstList },
    decision: { title: 'Decision', component: DecisionPanel },
    notices: { title: 'Notices', component: NoticesPanel },
    map: { title: 'On the sky', component: AlertMapPanel },
    reaction: { title: 'Reaction', component: AlertReactionPanel },
    fake: { title: 'Fake alert', component: FakeAlertPanel },
  },
  layout: {
    wide: row(
      share(),
      place(440, 'bursts'),
      column(share(), place(296, 'decision'), place(share(), 'notices'), place(252, 'reaction')),
      column(440, place(share(), 'map'), place(304, 'fake')),
    ),
    narrow: row(
      share(),
      place(348, 'bursts'),
      column(share(), place(248, 'decision'), place(share(), 'notices'), place(196, 'reaction')),
      column(300, place(share(), 'map'), place(300, 'fake')),
    ),
  },
  shortcuts: [{ keys: '↑ ↓', does: 'In the list: the burst before, the burst after' }],
};
