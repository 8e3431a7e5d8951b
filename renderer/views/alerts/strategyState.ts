import { create } from 'zustand';
import type {
  StrategyEntry,
  StrategyReview,
  StrategyVersionSummary,
} from '../../../electron/ipc/contract/strategies.ts';
import { client } from '../../ipc/client.ts';

interface Desk {
  readonly entries: readonly StrategyEntry[] | null;
  readonly versions: readonly StrategyVersionSummary[];
  /** Shown and edited. */
  readonly name: string | null;
  readonly version: number | null;
  /** As stored, and as it is in the editor. */
  readonly stored: string;
  readonly text: string;
  readonly review: StrategyReview | null;
  readonly fault: string | null;
}

/** The strategies as this window sees them, and the text under the editor's cursor. */
export const useStrategies = create<Desk>(() => ({
  entries: null,
  versions: [],
  name: null,
  version: null,
  stored: '',
  text: '',
  review: null,
  fault: null,
}));

/** Reads the list; the one in use is opened when none is. */
export async function loadStrategies(): Promise<void> {
  const answer = await client['strategies.list'](undefined);
  if (!answer.ok) return useStrategies.setState({ fault: answer.reason });
  useStrategies.setState({ entries: answer.value, fault: null });
  const { name } = useStrategies.getState();
  const first = answer.value.find(({ active }) => active) ?? answer.value[0];
  if (name === null && first !== undefined) await openStrategy(first.name, null);
}

/** Puts a stored text into the editor: its newest version unless told. */
export async function openStrategy(name: string, version: number | null): Promise<void> {
  const [text, versions] = await Promise.all([
    client['strategies.get']({ name, version }),
    client['strategies.versions']({ name }),
  ]);
  if (!text.ok) return useStrategies.setState({ fault: text.reason });
  const known = versions.ok ? versions.value : [];
  const shown = version ?? known[0]?.version ?? null;
  const { xml } = text.value;
  useStrategies.setState({ name, version: shown, versions: known, stored: xml, text: xml, review: null, fault: null });
}

export const editStrategy = (text: string) => useStrategies.setState({ text });

/** Has the text in the editor checked; an answer to an older text is dropped. */
export async function reviewStrategy(): Promise<void> {
  const { text } = useStrategies.getState();
  if (text.trim() === '') return useStrategies.setState({ review: null });
  const answer = await client['strategies.validate']({ xml: text });
  if (useStrategies.getState().text !== text) return;
  if (answer.ok) useStrategies.setState({ review: answer.value, fault: null });
  else useStrategies.setState({ review: null, fault: answer.reason });
}
