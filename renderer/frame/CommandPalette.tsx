import { Command } from 'cmdk';
import { useMemo } from 'react';
import { Dialog } from '../components/Dialog.tsx';
import { Icon } from '../components/Icon.tsx';
import { useTopic } from '../state/topics.ts';
import { paletteEntries } from './paletteEntries.ts';
import { paletteMatch } from './paletteMatch.ts';

/** Ctrl+K: everything by name. What cannot be done now is listed with its reason. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const session = useTopic('session');
  const control = useTopic('control');
  const theme = useTopic('theme');
  const entries = useMemo(() => paletteEntries({ session, control, theme }), [session, control, theme]);
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <Dialog title="Search and commands" onClose={onClose} className="palette">
      <Command label="Search and commands" loop filter={paletteMatch}>
        <Command.Input placeholder="Type a view, a panel, a command" autoFocus />
        <Command.List>
          <Command.Empty>Nothing is called that. Views, panels, themes and commands can be found here.</Command.Empty>
          {groups.map((group) => (
            <Command.Group key={group} heading={group}>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <Command.Item
                    key={entry.name}
                    value={`${group} ${entry.name}`}
                    disabled={entry.reason !== null}
                    onSelect={() => {
                      onClose();
                      entry.run();
                    }}
                  >
                    {entry.icon ? <Icon name={entry.icon} size={14} /> : null}
                    <span>{entry.name}</span>
                    <span className="sp" />
                    {entry.reason ? <span className="lab el">{entry.reason}</span> : null}
                    {entry.keys ? <kbd>{entry.keys}</kbd> : null}
                  </Command.Item>
                ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}
