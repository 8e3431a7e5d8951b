import type { AlpacaServerEntry } from '../../../devices/alpaca/AlpacaServerEntry.ts';
import type { DeviceName } from '../../../devices/deviceNames.ts';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { alpacaChoices } from './alpacaChoices.ts';
import type { SettingDraft } from './settingDraft.ts';

interface Props {
  readonly device: DeviceName;
  readonly onChoose: (part: Partial<SettingDraft>) => void;
}

/** Calls out for Alpaca servers on the network, and offers what they have of this device's kind. */
export function AlpacaServers({ device, onChoose }: Props) {
  const { send, answer, pending } = useCall('equipment.discover');
  const disabled = useRolePermission('expert').length > 0 || pending;
  const servers: readonly AlpacaServerEntry[] = answer?.ok ? answer.value : [];
  const choices = alpacaChoices(servers, device);
  return (
    <div className="col">
      <div className="row tight ports">
        <button
          type="button"
          className="btn sm"
          aria-disabled={disabled}
          onClick={() => (disabled ? null : void send(undefined))}
        >
          Look for Alpaca servers
        </button>
        {choices.map(({ words, part }) => (
          <button key={words} type="button" className="btn sm" onClick={() => onChoose(part)}>
            {words}
          </button>
        ))}
      </div>
      {answer?.ok && !pending && choices.length === 0 ? (
        <span className="t3">
          {servers.length === 0
            ? 'No server answered. It may still be there: type its address.'
            : `${servers.length} answered; none has such a device. ${servers.map(({ fault }) => fault ?? '').join(' ')}`}
        </span>
      ) : null}
      <ResultLine answer={answer} pending={pending} />
    </div>
  );
}
