import { type FormEvent, useId, useState } from 'react';
import type { AlertSourceView } from '../../../main-services/model/alertSource.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Field } from '../../components/Field.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { utcDateTime, utcTime } from '../../format/time.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

const SIGNS: Readonly<Record<AlertSourceView['link'], { readonly tone: Tone; readonly icon: IconName }>> = {
  connected: { tone: '', icon: 'check' },
  connecting: { tone: 'activity', icon: 'play' },
  stopped: { tone: '', icon: 'minus' },
  down: { tone: 'stale', icon: 'unknown' },
};

/** Where notices of bursts come from, how those paths are, and the secret that one of them needs. */
export function SourcesPanel() {
  const sources = useTopic('alertSources');
  const kafka = sources?.filter(({ kind }) => kind === 'kafka') ?? [];
  return (
    <Panel note={sources === null ? 'not read' : `${sources.length} set up`} scroll>
      {!sources || sources.length === 0 ? (
        <EmptyState title="Where notices of bursts come from will be here.">
          Sources are set up in pyros.json, under "alerts".
        </EmptyState>
      ) : (
        sources.map((source) => <SourceLine key={source.name} source={source} />)
      )}
      {kafka.length > 0 ? <SecretForm names={kafka.map(({ name }) => name)} /> : null}
    </Panel>
  );
}

function SourceLine({ source }: { readonly source: AlertSourceView }) {
  const { tone, icon } = SIGNS[source.link];
  return (
    <div className="source-line">
      <b className="el">{source.name}</b>
      <State tone={tone} icon={icon}>
        {source.link}
      </State>
      <span className="r t2" title={source.lastNoticeAt === null ? '' : `${utcDateTime(source.lastNoticeAt)} UTC`}>
        {source.received} received{source.lastNoticeAt === null ? '' : `, last at ${utcTime(source.lastNoticeAt)}`}
      </span>
      <span className={`el wide ${source.alarm ? 'attention' : 't3'}`} title={source.alarm ?? source.detail}>
        {source.alarm ?? source.detail}
      </span>
    </div>
  );
}

/** Written, never shown: the keychain keeps it. */
function SecretForm({ names }: { readonly names: readonly string[] }) {
  const [source, setSource] = useState(names[0] ?? '');
  const [secret, setSecret] = useState('');
  const id = useId();
  const { send, answer, pending } = useCall('alerts.setSecret');
  const reasons = useRolePermission('admin');
  const disabled = reasons.length > 0 || pending || secret.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (disabled) return;
    void send({ source, secret: secret.trim() });
    setSecret('');
  };
  return (
    <form className="section" onSubmit={submit}>
      <span className="lab">Secret of a source; it is kept in the keychain and never shown again</span>
      <div className="buttons">
        <div className="field">
          <label htmlFor={id}>Source</label>
          <select id={id} value={source} onChange={(event) => setSource(event.currentTarget.value)}>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Field
          label="Secret"
          type="password"
          align="left"
          value={secret}
          onChange={setSecret}
          disabled={reasons.length > 0}
        />
        <button type="submit" className="btn go" aria-disabled={disabled}>
          Keep
        </button>
      </div>
      <Reasons reasons={reasons} />
      <ResultLine answer={answer} pending={pending} done="Kept; it is used from the next connection on." />
    </form>
  );
}
