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

/** Exports all quantities over the span that is shown; `said` is what came of it. */
export function useCsv(): { readonly exportCsv: () => void; readonly said: Said | null } {
  const [said, setSaid] = useState<Said | null>(null);
  const exportCsv = useCallback(() => {
    const of = useEnvironmentTime.getState().window;
    const { end, spanMs } = of;
    const to = end ?? observatoryNow();
    setSaid({ of, ok: true, words: 'Reading the database.' });
    void client['environment.exportCsv']({ quantities: [...ENVIRONMENT_QUANTITIES], from: to - spanMs, to }).then(
      (answer) => {
        if (!answer.ok) {
          setSaid({ of, ok: false, words: answer.reason });
          return;
        }
        const { fileName, text, resolution } = answer.value;
        saveFile(fileName, text);
        const lines = text.trimEnd().split('\n').length - 1;
        setSaid({
          of,
          ok: true,
          words: `"${fileName}": ${lines} ${lines === 1 ? 'line' : 'lines'}, ${SLICE_WORDS[resolution]}.`,
        });
      },
    );
  }, []);
  return { exportCsv, said };
}
