import { Dialog } from '../components/Dialog.tsx';
import type { Shortcut } from '../docking/ViewDefinition.ts';
import { useUi } from '../state/ui.ts';
import { VIEWS } from '../views/views.ts';
import { VIEW_TITLES } from '../views/viewTitles.ts';

const EVERYWHERE: readonly Shortcut[] = [
  { keys: 'Shift Esc', does: 'STOP every motion at once' },
  { keys: 'Ctrl K', does: 'Search and commands' },
  { keys: 'Alt 1 … Alt 9, Alt 0', does: 'Go to a view, in the order of the rail' },
  { keys: 'F6, Shift F6', does: 'Next panel, previous panel' },
  { keys: 'Ctrl [ , Ctrl ]', does: 'Previous tab, next tab of a panel' },
  { keys: 'Ctrl L', does: 'Lock or unlock the layout' },
  { keys: 'Esc', does: 'Close what is open over the panels' },
  { keys: 'Space or Enter, held 1 s', does: 'Press a hold button' },
  { keys: '?', does: 'This list' },
];

/** The keys that work here. */
export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const view = useUi((ui) => ui.view);
  const own = VIEWS[view].shortcuts ?? [];
  return (
    <Dialog title="Keys" onClose={onClose}>
      <table>
        <tbody>
          {own.length > 0 ? <Heading>In {VIEW_TITLES[view]}</Heading> : null}
          {own.map((shortcut) => (
            <Line key={shortcut.keys} shortcut={shortcut} />
          ))}
          <Heading>Everywhere</Heading>
          {EVERYWHERE.map((shortcut) => (
            <Line key={shortcut.keys} shortcut={shortcut} />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function Heading({ children }: { readonly children: React.ReactNode }) {
  return (
    <tr>
      <td colSpan={2} className="lab">
        {children}
      </td>
    </tr>
  );
}

function Line({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <tr>
      <td>
        <kbd>{shortcut.keys}</kbd>
      </td>
      <td className="t2">{shortcut.does}</td>
    </tr>
  );
}
