import type { ShutdownStepView } from '../../electron/ipc/contract/shutdown.ts';
import { State } from '../components/Tag.tsx';
import { useTopic } from '../state/topics.ts';

const SIGNS: Readonly<
  Record<
    ShutdownStepView['state'],
    {
      readonly tone: '' | 'activity' | 'danger';
      readonly icon: 'dot' | 'play' | 'check' | 'danger';
      readonly words: string;
    }
  >
> = {
  waiting: { tone: '', icon: 'dot', words: 'waiting' },
  running: { tone: 'activity', icon: 'play', words: 'under way' },
  done: { tone: '', icon: 'check', words: 'done' },
  failed: { tone: 'danger', icon: 'danger', words: 'failed' },
};

/** The ordered shutdown while it goes on: what is done, what is under way, what went wrong. */
export function ShutdownProgress() {
  const steps = useTopic('shutdown');
  if (!steps) return null;
  return (
    <section className="dialog" role="status" aria-label="Shutting down">
      <header>
        <h2>Shutting down in order</h2>
      </header>
      <table>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              <td className={step.state === 'running' ? 'b' : ''}>{step.name}</td>
              <td>
                <State tone={SIGNS[step.state].tone} icon={SIGNS[step.state].icon}>
                  {SIGNS[step.state].words}
                </State>
              </td>
              <td className="t2">{step.detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
