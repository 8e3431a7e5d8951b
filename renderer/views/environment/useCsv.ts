import { useCallback, useState } from 'react';
import { ENVIRONMENT_QUANTITIES } from '../../../electron/ipc/contract/environmentQuantities.ts';
import { saveFile } from '../../components/saveFile.ts';
import { client } from '../../ipc/client.ts';
import { observatoryNow } from '../../state/clock.ts';
import { useEnvironmentTime } from './environmentTime.ts';
import type { TimeWindow } from './timeWindow.ts';

const SLICE_WORDS = { reading: 'every reading', minute: 'a line a minute', hour: 'a line an hour' } as const;

interface Said {
  /** What was looked at then: the words are about that. */
  readonly of: TimeWindow;
  readonly ok: boolean;
  readonly words: string;
}

/** A table as it comes, and what its lines are. */
type Table =
  | { readonly ok: true; readonly fileName: string; readonly text: string; readonly words: string }
  | { readonly ok: false; readonly reason: string };

/** Exports all quantities, or the rules' decisions, over the span that is shown; `said` is what came of it. */
export function useCsv(): {
  readonly exportCsv: () => void;
  readonly exportRules: () => void;
  readonly said: Said | null;
} {
  const [said, setSaid] = useState<Said | null>(null);
  const save = useCallback(async (ask: (from: number, to: number) => Promise<Table>) => {
    const of = useEnvironmentTime.getState().window;
    const { end, spanMs } = of;
    const to = end ?? observatoryNow();
    setSaid({ of, ok: true, words: 'Reading the database.' });
    const table = await ask(to - spanMs, to);
    if (!table.ok) {
      setSaid({ of, ok: false, words: table.reason });
      return;
    }
    saveFile(table.fileName, table.text);
    const lines = table.text.trimEnd().split('\n').length - 1;
    const counted = `${lines} ${lines === 1 ? 'line' : 'lines'}`;
    setSaid({ of, ok: true, words: `"${table.fileName}": ${counted}, ${table.words}.` });
  }, []);
  const exportCsv = useCallback(() => void save(askReadings), [save]);
  const exportRules = useCallback(() => void save(askRules), [save]);
  return { exportCsv, exportRules, said };
}

async function askReadings(from: number, to: number): Promise<Table> {
  const answer = await client['environment.exportCsv']({ quantities: [...ENVIRONMENT_QUANTITIES], from, to });
  return answer.ok ? { ok: true, ...answer.value, words: SLICE_WORDS[answer.value.resolution] } : answer;
}

async function askRules(from: number, to: number): Promise<Table> {
  const answer = await client['environment.exportRulesCsv']({ from, to });
  if (!answer.ok) return answer;
  return { ok: true, ...answer.value, words: answer.value.complete ? 'every decision' : 'the latest decisions' };
}
